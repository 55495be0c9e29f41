namespace FunctionalVae.App.Tests;

/// <summary>What the page says of commands, and what the command says of data.</summary>
public sealed class ReportCommandTests : TableRun
{
    private HtmlPage Page => HtmlPage.Read(Path.Combine(Run, "report.html"));

    [Fact]
    public void The_command_that_makes_the_page_again_is_the_one_that_was_given()
    {
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        string[] words = ["report", Run, "--no-rows", "--draws", "3", "--out", Folder.File("a page.html")];
        Fvae.Run(words).Succeeded();
        var page = HtmlPage.Read(Folder.File("a page.html"));
        Assert.Contains(
            $"fvae train TinyVae --epochs 1 --out {Run}\nfvae report {Run} --no-rows --draws 3 --out '{Folder.File("a page.html")}'",
            page.Words
        );
        // It is run as it stands.
        var typed = page.All("code")
            .Select(code => code.Value)
            .Single(text => text.StartsWith("fvae train", StringComparison.Ordinal))
            .Split('\n')[^1];
        var again = typed.Split(' ', 8)[1..];
        var before = File.ReadAllBytes(Folder.File("a page.html"));
        File.Delete(Folder.File("a page.html"));
        Fvae.Run([.. again[..^1], again[^1].Trim('\'')]).Succeeded();
        Assert.Equal(before, File.ReadAllBytes(Folder.File("a page.html")));
    }

    [Fact]
    public void Of_several_runs_the_command_names_all()
    {
        Fvae.Train("TinyVae", "--epochs", "1", "--out", Run).Succeeded();
        Fvae.Train("TinyVae", "--epochs", "2", "--out", Folder.File("other")).Succeeded();
        Fvae.Run("report", Run, Folder.File("other")).Succeeded();
        Assert.Contains($"fvae report {Run} {Folder.File("other")}", Page.Words);
    }

    [Fact]
    public void Data_that_are_gone_or_changed_are_told_without_an_option_that_is_not_there()
    {
        var data = Write("data.csv", Plain.Prepend("a,b"));
        Train(data);
        var lines = File.ReadAllLines(data);
        foreach (var changed in (string[][])[lines[..^1], [.. lines.Select(line => line + ",1")], ["a,b", "x,y"], []])
        {
            File.WriteAllLines(data, changed);
            Refused("data.csv");
        }

        File.Delete(data);
        Refused("data.csv");
        File.WriteAllLines(data, lines);
        Fvae.Run("report", Run).Succeeded();

        void Refused(string name)
        {
            var outcome = Fvae.Run("report", Run);
            ErrorTests.AssertProblem(outcome, name);
            Assert.DoesNotContain("--data", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("report")]
    [InlineData("evaluate")]
    [InlineData("reconstruct")]
    public void Names_that_were_exchanged_are_named(string command)
    {
        var data = Write("data.csv", Plain.Prepend("width,height"));
        Train(data);
        Write("data.csv", Plain.Prepend("height,width"));
        var outcome = Fvae.Run(command, Run);
        ErrorTests.AssertProblem(outcome, "height");
        Assert.Contains("height, width", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("width, height", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_columns_of_a_table_are_read_by_their_names()
    {
        string[] lines = [.. PeopleCsv.Lines(count: 80, hasGaps: false)];
        var data = Write("people.csv", lines);
        Fvae.Train("--table", data, "--hidden", "8", "--latent", "2", "--epochs", "2", "--out", Run).Succeeded();
        Fvae.Run("report", Run).Succeeded();
        var before = File.ReadAllBytes(Path.Combine(Run, "report.html"));
        // Columns with their names in another order are the same table.
        Write("people.csv", lines.Select(line => string.Join(',', line.Split(',').Reverse())));
        Fvae.Run("report", Run).Succeeded();
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Run, "report.html")));
        // Names alone are not.
        Write("people.csv", lines.Skip(1).Prepend("id,income,city,visits,age,member"));
        ErrorTests.AssertProblem(Fvae.Run("report", Run), "people.csv");
    }
}
