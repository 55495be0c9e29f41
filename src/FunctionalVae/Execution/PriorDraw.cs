namespace FunctionalVae;

/// <summary>The prior p(z) of a model at run time.</summary>
internal static class PriorDraw
{
    private const string Mean = "prior.mean";
    private const string LogVariance = "prior.log_variance";

    /// <summary>Draws of the prior, one for each row of <paramref name="noise"/>.</summary>
    public static Batch Of(IVaeModel model, ParameterVector parameters, Batch noise) =>
        model.Spec.Latent switch
        {
            DiagonalNormalLatent { Prior: LearnedNormalPrior } => Scaled(parameters, noise),
            DiagonalNormalLatent => noise,
            _ => throw new NotSupportedException(
                $"{model.Name} has a {model.Spec.Latent.GetType().Name}, which has no prior to draw from; declare a DiagonalNormalLatent to sample."
            ),
        };

    /// <summary>The prior's mean and log-variance in each latent dimension: 0 and 0 for the standard normal.</summary>
    public static (float[] Mean, float[] LogVariance) Moments(ParameterVector parameters, int latent) =>
        parameters.Layout.Tensors.Any(tensor => tensor.Name == Mean)
            ? (parameters.Tensor(Mean).ToArray(), parameters.Tensor(LogVariance).ToArray())
            : (new float[latent], new float[latent]);

    private static Batch Scaled(ParameterVector parameters, Batch noise)
    {
        var (mean, logVariance) = Moments(parameters, noise.Width);
        var draws = new float[noise.Array.Length];
        for (var i = 0; i < draws.Length; i++)
        {
            var dimension = i % noise.Width;
            draws[i] = (float)(mean[dimension] + (Math.Exp(0.5 * logVariance[dimension]) * noise.Array[i]));
        }

        return new(draws, noise.Width);
    }
}
