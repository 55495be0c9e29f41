namespace FunctionalVae;

/// <summary>The family of each reconstruction term: here, and nowhere else, one is chosen.</summary>
internal static class Families
{
    // Each takes its own terms, and gives null for the others.
    private static readonly Func<Reconstruction, TrainedNumbers, ReconstructionFamily?>[] All =
    [
        (term, _) => BernoulliFamily.From(term),
        (term, _) => GreyFamily.From(term),
        (term, _) => CategoricalFamily.From(term),
        NormalFamily.From,
        LaplaceFamily.From,
        StudentTFamily.From,
        (term, _) => PoissonFamily.From(term),
        NegativeBinomialFamily.From,
    ];

    public static ReconstructionFamily Of(VaeSpec spec, ParameterVector parameters) =>
        ColumnsFamily.From(spec, parameters) ?? Of(spec.Likelihood, new TrainedNumbers(parameters));

    /// <summary>The family of a term whose trained numbers are known.</summary>
    public static ReconstructionFamily Of(Reconstruction term, TrainedNumbers numbers) =>
        All.Select(family => family(term, numbers)).FirstOrDefault(family => family is not null)
        ?? throw new NotSupportedException($"There is no family for {term}.");
}
