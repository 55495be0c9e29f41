using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FunctionalVae.App.Tests;

/// <summary>A run on somebody's own table: its columns, its files, and its scaled values.</summary>
public sealed class OwnTableTests : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder folder = new();

    public OwnTableTests()
    {
        Write(Csv, "a,b");
        Trained = Fvae.Train("MoonsVae", "--epochs", "1", "--data", Csv, "--scale", "standardise", "--out", Run).Succeeded();
    }

    private Outcome Trained { get; }

    private string Csv => folder.File("own.csv");

    private string Run => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("b,a")]
    [InlineData("a,c")]
    public void Other_columns_are_refused(string columns)
    {
        var other = folder.File("other.csv");
        Write(other, columns);
        var message = $"other.csv are {columns.Replace(",", ", ", StringComparison.Ordinal)}; {Run} was trained on a, b.";
        ErrorTests.AssertProblem(Fvae.Run("evaluate", Run, "--data", other), message);
        ErrorTests.AssertProblem(Fvae.Run("encode", Run, "--data", other, "--out", folder.File("l.csv")), message);
        Assert.False(File.Exists(folder.File("l.csv")));
    }

    [Fact]
    public void The_same_columns_and_a_table_without_names_are_taken()
    {
        var other = folder.File("other.csv");
        Write(other, "a,b");
        Fvae.Run("evaluate", Run, "--data", other).Succeeded();
        File.WriteAllLines(other, File.ReadAllLines(other)[1..]);
        Fvae.Run("evaluate", Run, "--data", other).Succeeded();
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("reconstruct")]
    [InlineData("traverse")]
    [InlineData("interpolate --from 0 --to 1")]
    [InlineData("encode")]
    public void Neither_the_data_nor_the_runs_own_files_are_replaced(string command)
    {
        var words = command.Split(' ');
        foreach (var path in (string[])[Csv, Path.Combine(Run, "metrics.csv"), Path.Combine(Run, "..", "own.csv")])
        {
            var before = File.ReadAllText(path);
            ErrorTests.AssertProblem(Fvae.Run([words[0], Run, .. words[1..], "--out", path]), $"--out {path} would replace");
            Assert.Equal(before, File.ReadAllText(path));
        }
    }

    [Fact]
    public void Data_that_were_named_instead_are_not_replaced_either()
    {
        var other = folder.File("other.csv");
        Write(other, "a,b");
        // Behind the note that these are the run's own rows.
        var refused = Fvae.Run("reconstruct", Run, "--data", other, "--out", other);
        Assert.Equal(2, refused.Code);
        Assert.Contains("\nerror: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("would replace", refused.Error, StringComparison.Ordinal);
        ErrorTests.AssertProblem(Fvae.Run("encode", Run, "--data", other, "--out", other), "would replace");
    }

    [Fact]
    public void Training_does_not_remove_what_it_reads()
    {
        var data = Path.Combine(Run, "metrics.csv");
        Write(data, "a,b");
        var before = File.ReadAllText(data);
        ErrorTests.AssertProblem(Fvae.Train("MoonsVae", "--epochs", "1", "--data", data, "--out", Run), "is to be read, and a run in");
        Assert.Equal(before, File.ReadAllText(data));
    }

    [Fact]
    public void A_table_of_ones_own_in_a_runs_folder_is_read_and_stays()
    {
        var data = Path.Combine(Run, "samples-seed1.csv");
        Write(data, "a,b");
        var before = File.ReadAllText(data);
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", data, "--out", Run).Succeeded();
        Assert.Equal(before, File.ReadAllText(data));
    }

    [Fact]
    public void A_command_replaces_what_a_command_made_and_nothing_else()
    {
        Fvae.Run("sample", Run, "--seed", "9").Succeeded();
        Fvae.Run("sample", Run, "--seed", "9").Succeeded();
        File.AppendAllText(Path.Combine(Run, "samples-seed9.csv"), "mine\n");
        File.WriteAllText(Path.Combine(Run, "samples-seed8.csv"), "mine");
        ErrorTests.AssertProblem(Fvae.Run("sample", Run, "--seed", "9"), "is not as a command of this run left it, and would be replaced");
        ErrorTests.AssertProblem(Fvae.Run("sample", Run, "--seed", "8"), "Move it away, or pass --out with another name.");
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Run, "samples-seed8.csv")));
    }

    [Fact]
    public void Objectives_of_scaled_values_are_called_so()
    {
        Assert.Contains("train ELBO of the scaled values", Trained.Output);
        Assert.Contains("test  ELBO of the scaled values", Trained.Output);
        Assert.Contains("test  ELBO of the scaled values", Fvae.Run("evaluate", Run).Succeeded().Output);
        Assert.DoesNotContain("scaled values", Fvae.Train("MoonsVae", "--epochs", "1").Succeeded().Output);
    }

    [Fact]
    public void A_relative_path_that_is_not_found_says_relative_to_what()
    {
        var facts = Path.Combine(Run, "run.json");
        var (recorded, moved) = (JsonSerializer.Serialize(Csv, Plain), "\"deep/own.csv\"");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace(recorded, moved, StringComparison.Ordinal));
        var outcome = Fvae.Run("evaluate", Run);
        ErrorTests.AssertProblem(outcome, "The path deep/own.csv is relative to the folder in which train was started; --data can name it");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace(moved, recorded, StringComparison.Ordinal));
        File.Delete(Csv);
        Assert.DoesNotContain("relative", Fvae.Run("evaluate", Run).Error);
    }

    [Fact]
    public void A_link_to_the_data_is_the_data()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need a privilege there.
        }

        Directory.CreateSymbolicLink(folder.File("link"), folder.Path);
        File.CreateSymbolicLink(folder.File("link.csv"), Csv);
        foreach (var path in (string[])[Path.Combine(folder.File("link"), "own.csv"), folder.File("link.csv")])
        {
            ErrorTests.AssertProblem(Fvae.Run("sample", Run, "--out", path), "would replace");
        }
    }

    private static void Write(string path, string columns) =>
        File.WriteAllLines(
            path,
            Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 0.1},{i % 7}")).Prepend(columns)
        );
}
