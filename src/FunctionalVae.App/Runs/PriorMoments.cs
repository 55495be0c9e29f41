namespace FunctionalVae.App;

/// <summary>Mean and standard deviation of a model's prior in each latent dimension.</summary>
/// <param name="Mean">[latent].</param>
/// <param name="Deviation">[latent].</param>
internal sealed record PriorMoments(float[] Mean, float[] Deviation)
{
    public static bool Exist(IVaeModel model) => model.Spec.Prior is not null;

    /// <exception cref="UserErrorException">The model has no prior.</exception>
    public static void Require(IVaeModel model, string remedy)
    {
        if (!Exist(model))
        {
            throw new UserErrorException($"The latent variable of {model.Name} has no prior{remedy}");
        }
    }

    /// <summary>Those of a run's prior; null where the latent variable has none.</summary>
    public static PriorMoments? Of(SavedRun run) =>
        PriorFamily.Of(run.Model, run.Parameters) is { } prior
            ? new(
                [.. prior.Mean.Select(mean => (float)mean)],
                [.. prior.LogVariance.Select(logVariance => (float)Math.Exp(0.5 * logVariance))]
            )
            : null;
}
