using System.Text.RegularExpressions;

namespace FunctionalVae.Testing.Tests;

/// <summary>The pages show what is here.</summary>
public sealed class PagesTests
{
    [Fact]
    public void The_pages_fact_is_one_that_runs()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "tests", "FunctionalVae.Testing.Tests", "TinyVaeLaws.cs"));
        Assert.Contains(Block("docs/testing.md", "<!-- laws -->\n```csharp\n").Trim(), source);
    }

    [Fact]
    public void The_page_states_every_law_in_its_own_words_and_order()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "testing.md"));
        var rows = page.Split('\n').Where(line => line.StartsWith("| `")).ToList();
        rows.RemoveRange(0, rows.FindIndex(row => row.StartsWith("| `gradient-difference`")));
        // First those of most models, then what a prior without a closed form and a divergence of the aggregate posterior have in the place of some.
        var laws = VaeLaws
            .For(TinyVae.Functions)
            .Concat(VaeLaws.ForModel(Mutants.MutantZoo.Mixed))
            .Concat(VaeLaws.ForModel(Mutants.MutantZoo.Aggregate))
            .DistinctBy(law => law.Name);
        Assert.Equal(laws.Select(law => $"| `{law.Name}` | {law.Statement.Replace("|", "\\|")} |"), rows);
    }

    [Fact]
    public void The_pages_counterexample_is_real()
    {
        var shown = Block("docs/testing.md", "<!-- counterexample -->\n```\n").Trim();
        var model = new Mutants.KlFormulaMutant(TinyVae.Model, (mean, l) => -0.505 * (1 + l - (mean * mean) - Math.Exp(l)));
        var problem = Assert.Throws<LawsRefutedException>(() => VaeLaws.CheckModel(model, new(Key.FromSeed(1))));
        Assert.StartsWith(Masked(shown), Masked(problem.Message));

        // The last digits are those of one instruction set.
        static string Masked(string text) => Regex.Replace(text, @"\d+\.\d+(E-\d+)?", "#");
    }

    private static string Block(string page, string opening)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));
        var start = text.IndexOf(opening) + opening.Length;
        Assert.True(start >= opening.Length, $"{page} has no block that opens with {opening}");
        return text[start..text.IndexOf("```", start)];
    }
}
