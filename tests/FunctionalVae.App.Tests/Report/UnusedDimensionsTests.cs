using System.Globalization;
using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>Latent dimensions that a model leaves unused, beside some that it uses.</summary>
public sealed class UnusedDimensionsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_a_table_they_are_a_note_and_as_many_dimensions_as_it_says_give_the_same()
    {
        var data = folder.File("people.csv");
        File.WriteAllLines(data, PeopleCsv.Lines(count: 600));
        var page = Reported("run", "--table", data, "--column", "id=leave-out", "--hidden", "32", "--epochs", "150", "--validation", "0.1");
        var words = Regex.Match(page.Words, @"(\d) of 8 latent dimensions (are|is) in use");
        Assert.True(words.Success, page.Words);
        Assert.InRange(int.Parse(words.Groups[1].Value, CultureInfo.InvariantCulture), 1, 4);
        Assert.DoesNotContain("ollapsed", page.Headline, StringComparison.Ordinal);
        Assert.Equal("no.", page.Answer("Posterior collapse"));
        var smaller = Regex.Match(page.Words, @"--latent (\d+) gives the same");
        Assert.Equal(words.Groups[1].Value, smaller.Groups[1].Value);
        Reported(
            "small",
            "--table",
            data,
            "--column",
            "id=leave-out",
            "--hidden",
            "32",
            "--epochs",
            "150",
            "--validation",
            "0.1",
            "--latent",
            smaller.Groups[1].Value
        );
        Assert.Equal(Elbo("run"), Elbo("small"), 0.15);
    }

    private double Elbo(string name) =>
        Fvae.Run("evaluate", folder.File(name), "--json").Succeeded().LastLine.GetProperty("testElbo").GetDouble();

    private HtmlPage Reported(string name, params string[] words)
    {
        Fvae.Train([.. words, "--out", folder.File(name)]).Succeeded();
        Fvae.Run("report", folder.File(name)).Succeeded();
        return HtmlPage.Read(Path.Combine(folder.File(name), "report.html"));
    }
}
