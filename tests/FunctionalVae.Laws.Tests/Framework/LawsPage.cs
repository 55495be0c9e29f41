using System.Globalization;
using System.Text;
using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Laws;

/// <summary>The page docs/laws.md: every law, every mutant, and which refutes which.</summary>
internal static class LawsPage
{
    public static string Path { get; } = System.IO.Path.Combine(Shared.Repository.Root, "docs", "laws.md");

    public static string Text()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Laws and mutants

            Every law is a property that FsCheck tests on generated cases. A mutant is a wrong formula; a law that holds for the right formula and
            refutes a wrong one (●) is worth having. Each mutant is refuted by a law at least, and each law refutes a mutant at least.

            This page is printed by `dotnet run --project tests/FunctionalVae.Laws.Tests -c Release`, and a test holds it to what that prints.

            """
        );
        foreach (var matrix in Matrix.All)
        {
            Append(page, matrix);
        }

        return page.Append(ModelSection.Text(MutantMatrix.Rows())).ToString();
    }

    private static void Append(StringBuilder page, Matrix matrix)
    {
        Line(page, $"\n## {matrix.Area}\n");
        Line(page, "| | law | holds |\n|---|---|---|");
        foreach (var (index, law) in matrix.Laws.Index())
        {
            Line(page, $"| {Number(index)} | {law.Name} | {Cell(law.Statement)} |");
        }

        Line(page, $"\n| mutant | fault | {string.Join(" | ", matrix.Laws.Select((_, index) => Number(index)))} |");
        Line(page, "|---|---|" + string.Concat(Enumerable.Repeat("---|", matrix.Laws.Count)));
        foreach (var (mutant, refuted) in matrix.Mutants.Zip(matrix.Refuted))
        {
            Line(page, $"| {mutant.Name} | {Cell(mutant.Fault)} | {string.Join(" | ", refuted.Select(by => by ? "●" : ""))} |");
        }
    }

    // A bar would end the cell.
    public static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
