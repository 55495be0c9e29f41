namespace FunctionalVae.App;

/// <summary>Mean and standard deviation of a model's prior in each latent dimension.</summary>
/// <param name="Mean">[latent].</param>
/// <param name="Deviation">[latent].</param>
internal sealed record PriorMoments(float[] Mean, float[] Deviation)
{
    public static bool Exist(IVaeModel model) => model.Spec.Latent is not DeterministicLatent;

    /// <exception cref="UserErrorException">The model has no prior.</exception>
    public static void Require(IVaeModel model, string remedy)
    {
        if (!Exist(model))
        {
            throw new UserErrorException($"The latent variable of {model.Name} has no prior{remedy}");
        }
    }

    /// <summary>Those of a normal prior: the draws at noise 0, and how much further those at noise 1 are.</summary>
    public static PriorMoments Of(SavedRun run)
    {
        var mean = DrawAt(0);
        return new(mean, [.. DrawAt(1).Zip(mean, (far, near) => far - near)]);

        float[] DrawAt(float noise) =>
            run
                .Model.DrawPrior(run.Parameters, run.Model.NoiseFromValues(Enumerable.Repeat(noise, run.Model.Layout.LatentWidth)))
                .Values.ToArray();
    }
}
