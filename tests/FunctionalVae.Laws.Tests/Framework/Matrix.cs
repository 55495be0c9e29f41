namespace FunctionalVae.Laws;

/// <summary>Which law refutes which mutant.</summary>
/// <param name="Area">The area of the mathematics.</param>
/// <param name="Laws">Its laws, the columns.</param>
/// <param name="Mutants">Its mutants, the rows.</param>
/// <param name="Refuted">Whether the law in the second place refutes the mutant in the first.</param>
internal sealed record Matrix(
    string Area,
    IReadOnlyList<Law> Laws,
    IReadOnlyList<Mutant> Mutants,
    IReadOnlyList<IReadOnlyList<bool>> Refuted
)
{
    /// <summary>The key under which the committed matrix was made.</summary>
    public static Key Key { get; } = Key.FromSeed(1);

    /// <summary>One matrix an area, in the order of the catalogue.</summary>
    public static IReadOnlyList<Matrix> All { get; } =
    [.. Catalogue.Laws.Select(law => law.Area).Distinct(StringComparer.Ordinal).Select(Of)];

    private static Matrix Of(string area)
    {
        Law[] laws = [.. Catalogue.Laws.Where(law => law.Area == area)];
        Mutant[] mutants = [.. Catalogue.Mutants.Where(mutant => mutant.Area == area)];
        return new(
            area,
            laws,
            mutants,
            [
                .. mutants.Select(mutant =>
                {
                    var wrong = mutant.Change(new Formulas());
                    return (IReadOnlyList<bool>)[.. laws.Select(law => law.Refutation(wrong, Key, multiplier: 1) is not null)];
                }),
            ]
        );
    }
}
