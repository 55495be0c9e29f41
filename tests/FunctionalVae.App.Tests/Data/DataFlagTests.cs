using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>Data of somebody's own: from files, parted, scaled, and found again by later commands.</summary>
public sealed class DataFlagTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_is_parted_scaled_and_recorded()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 100);
        var facts = Trained("run", "--data", csv, "--label-column", "digit", "--scale", "divide:16").GetProperty("data");
        Assert.Equal("digits.csv", facts.GetProperty("name").GetString());
        Assert.Equal([csv], facts.GetProperty("paths").EnumerateArray().Select(path => path.GetString()));
        Assert.Equal((80, 20), (facts.GetProperty("trainCount").GetInt32(), facts.GetProperty("testCount").GetInt32()));
        Assert.Equal("digit", facts.GetProperty("labelColumn").GetString());
        Assert.Equal("p63", facts.GetProperty("columns")[63].GetString());
        Assert.Equal("divide:16", facts.GetProperty("scaling").GetProperty("method").GetString());
        Assert.Equal(0.2, facts.GetProperty("testFraction").GetDouble());
    }

    [Fact]
    public void Test_is_the_share_held_out_whatever_the_seed()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 100, scale: 1, labels: false);
        var half = Trained("a", "--data", csv, "--test", "0.5").GetProperty("data");
        Assert.Equal((50, 50), (half.GetProperty("trainCount").GetInt32(), half.GetProperty("testCount").GetInt32()));
        var other = Trained("b", "--data", csv, "--test", "0.5", "--seed", "9").GetProperty("data");
        Assert.Equal(half.GetProperty("testFingerprint").GetString(), other.GetProperty("testFingerprint").GetString());
    }

    [Fact]
    public void Several_files_are_joined()
    {
        var (first, second) = (DigitsCsv.Write(folder, "a.csv", 0, 30, scale: 1), DigitsCsv.Write(folder, "b.csv", 30, 20, scale: 1));
        var facts = Trained("run", "--data", first, "--data", second, "--label-column", "-1").GetProperty("data");
        Assert.Equal("a.csv + b.csv", facts.GetProperty("name").GetString());
        Assert.Equal((40, 10), (facts.GetProperty("trainCount").GetInt32(), facts.GetProperty("testCount").GetInt32()));
    }

    [Fact]
    public void Unscaled_values_outside_the_domain_are_refused_with_their_place()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 10);
        var outcome = Fvae.Train("TinyVae", "--data", csv, "--label-column", "digit");
        ErrorTests.AssertProblem(outcome, "digits.csv, line");
        Assert.Contains("values of TinyVae are in [0, 1]", outcome.Error);
    }

    [Fact]
    public void Labels_among_the_values_are_refused_with_a_remedy()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 10);
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--data", csv), "TinyVae takes images of 8 × 8; the rows in");
    }

    [Fact]
    public void Later_commands_find_the_data_and_scale_as_the_run_did()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 100);
        var facts = Trained("run", "--data", csv, "--label-column", "digit", "--scale", "divide:16");
        var expected = facts.GetProperty("results").GetProperty("test").GetProperty("elbo").GetDouble();
        Assert.Equal(expected, TestObjective());
        // The same file, named: it is known by its contents and parted as it was.
        Assert.Equal(expected, TestObjective("--data", csv, "--label-column", "digit"));
        Fvae.Run("sample", folder.File("run"), "--count", "50", "--out", folder.File("s.csv")).Succeeded();
        var samples = CsvFile.Read(folder.File("s.csv"));
        Assert.Equal("p0", samples.Header[0]);
        Assert.InRange(samples.Rows.SelectMany(row => row).Max(), 2, 16);
    }

    [Fact]
    public void Data_that_have_changed_since_are_noticed_and_others_are_taken_whole()
    {
        var csv = DigitsCsv.Write(folder, "digits.csv", 0, 100, scale: 1);
        Trained("run", "--data", csv, "--label-column", "digit");
        var other = DigitsCsv.Write(folder, "other.csv", 200, 7, scale: 1);
        var run = folder.File("run");
        var line = Fvae.Run("evaluate", run, "--data", other, "--label-column", "digit", "--json").Succeeded().LastLine;
        Assert.Equal(7, line.GetProperty("testCount").GetInt32());
        // The run's own column of labels is known.
        var again = Fvae.Run("evaluate", run, "--data", other, "--json").Succeeded().LastLine;
        Assert.Equal(line.GetProperty("testObjective").GetDouble(), again.GetProperty("testObjective").GetDouble());
        DigitsCsv.Write(folder, "digits.csv", 1, 100, scale: 1);
        ErrorTests.AssertProblem(Fvae.Run("evaluate", run), "they have changed since. Pass --data");
        File.Delete(csv);
        ErrorTests.AssertProblem(Fvae.Run("evaluate", run), "cannot be read; pass --data. There is no file");
    }

    private double TestObjective(params string[] more) =>
        Fvae.Run(["evaluate", folder.File("run"), "--json", .. more]).Succeeded().LastLine.GetProperty("testObjective").GetDouble();

    private JsonElement Trained(string name, params string[] words)
    {
        Fvae.Train(["TinyVae", "--epochs", "2", "--out", folder.File(name), .. words]).Succeeded();
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.File(name), "run.json"))).RootElement;
    }
}
