namespace FunctionalVae.Testing;

/// <summary>The variance of a normal likelihood, by the specification and apart from any engine.</summary>
internal static class NormalVariance
{
    /// <summary>The trained variance's tensor s: σ² = floor + e^s.</summary>
    public const string LogScale = "likelihood.log_scale";

    /// <summary>σ² by dimension; null where the term is not a normal likelihood that is known here.</summary>
    public static Func<int, double>? Of(Reconstruction term, ParameterVector parameters) =>
        term switch
        {
            SquaredErrorLikelihood => _ => 1,
            NormalLikelihood { Variance: FixedVariance known } => _ => known.Variance,
            NormalLikelihood { Variance: LearnedVariance trained } => column =>
                trained.Floor + Math.Exp(parameters.Tensor(LogScale).Span[trained.PerDimension ? column : 0]),
            _ => null,
        };
}
