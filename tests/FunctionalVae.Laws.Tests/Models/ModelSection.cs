using FunctionalVae.Testing.Tests.Mutants;

namespace FunctionalVae.Laws;

/// <summary>The page's section on whole models: the laws of <c>FunctionalVae.Testing</c>, and models with one thing wrong.</summary>
internal static class ModelSection
{
    public static string Text(IReadOnlyList<MutantVerdict> verdicts)
    {
        string[] laws = [.. verdicts.Select(verdict => verdict.Law).Distinct()];
        var columns = laws.Index().ToDictionary(law => law.Item, law => $"{law.Index + 1}");
        IEnumerable<string> lines =
        [
            "",
            "## Models",
            "",
            "The laws that `VaeLaws` and `fvae check` hold a generated model to; what they say is in [testing.md](testing.md).",
            "",
            "| | law |",
            "|---|---|",
            .. laws.Select(law => $"| {columns[law]} | {law} |"),
            "",
            $"| a model with one thing wrong | {string.Join(" | ", laws.Select(law => columns[law]))} |",
            "|---|" + string.Concat(Enumerable.Repeat("---|", laws.Length)),
            .. from mutant in verdicts.GroupBy(verdict => verdict.Mutant)
            let killed = mutant.Where(verdict => verdict.Killed).Select(verdict => verdict.Law).ToHashSet()
            select $"| {LawsPage.Cell(mutant.Key)} | {string.Join(" | ", laws.Select(law => killed.Contains(law) ? "●" : ""))} |",
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
