namespace FunctionalVae.Laws;

public sealed class MutantTests
{
    [Fact]
    public void Every_mutant_is_refuted_by_a_law() =>
        Assert.Empty(
            from matrix in Matrix.All
            from row in matrix.Mutants.Zip(matrix.Refuted)
            where !row.Second.Any(refuted => refuted)
            select row.First.ToString()
        );

    [Fact]
    public void Every_law_refutes_a_mutant() =>
        Assert.Empty(
            from matrix in Matrix.All
            from column in matrix.Laws.Index()
            where !matrix.Refuted.Any(row => row[column.Index])
            select column.Item.ToString()
        );

    [Fact]
    public void Every_area_has_mutants_and_laws() =>
        Assert.Equal(
            Catalogue.Laws.Select(law => law.Area).Distinct().Order(StringComparer.Ordinal),
            Catalogue.Mutants.Select(mutant => mutant.Area).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    [Trait("Category", "Slow")]
    public void The_page_is_what_the_command_prints() =>
        Assert.True(
            File.ReadAllText(LawsPage.Path) == LawsPage.Text(),
            "docs/laws.md is out of date: dotnet run --project tests/FunctionalVae.Laws.Tests -c Release > docs/laws.md"
        );
}
