namespace FunctionalVae;

/// <summary>The family of each reconstruction term: here, and nowhere else, one is chosen.</summary>
internal static class Families
{
    // Each takes its own terms, and gives null for the others.
    private static readonly Func<Reconstruction, ParameterVector, ReconstructionFamily?>[] All =
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

    public static ReconstructionFamily Of(Reconstruction term, ParameterVector parameters) =>
        All.Select(family => family(term, parameters)).FirstOrDefault(family => family is not null)
        ?? throw new NotSupportedException($"There is no family for {term}.");
}
