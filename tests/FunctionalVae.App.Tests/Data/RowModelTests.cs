using System.Text.Json;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>Models of rows of numbers: tables instead of pictures, in the units of the data.</summary>
public sealed class RowModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RowModelTests() => Fvae.Train("MoonsVae", "--epochs", "2", "--scale", "standardise", "--out", Run).Succeeded();

    private string Run => folder.File("run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_takes_two_moons_and_leaves_one_picture()
    {
        string[] files = [.. Directory.GetFiles(Run).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["curves.png", "latent.png", "metrics.csv", "model.safetensors", "run.json", "timing.json"], files);
        var outcome = Fvae.Run("evaluate", Run).Succeeded();
        Assert.Contains("MoonsVae on moons: 500 rows;", outcome.Output);
        Assert.Contains("nats per row", outcome.Output);
    }

    [Fact]
    public void A_density_of_scaled_values_says_so_and_what_it_is_in_the_units_of_the_data()
    {
        var scaling = FittedScalingJson.Read(
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "run.json"))).RootElement.GetProperty("data").GetProperty("scaling")
        );
        // p(x) = p(y) / Π σ with y = (x − μ) / σ.
        var shift = -Math.Log(scaling.Scales[0]) - Math.Log(scaling.Scales[1]);
        var expected = FormattableString.Invariant($"the scaled values: add {shift:+0.000;-0.000} for the units of the data");
        Assert.Contains(expected, Fvae.Run("evaluate", Run).Succeeded().Output);
        Assert.Contains(expected, Fvae.Train("MoonsVae", "--epochs", "1", "--scale", "standardise").Succeeded().Output);
        Assert.DoesNotContain("scaled", Fvae.Train("MoonsVae", "--epochs", "1").Succeeded().Output);
        // Binary pixels have a mass, which no scaling of grey ones changes.
        Assert.DoesNotContain("units of the data", Fvae.Train("TinyVae", "--epochs", "1", "--scale", "divide:2").Succeeded().Output);
    }

    [Theory]
    [InlineData("sample", "samples-seed1.csv", 100, "x,y")]
    [InlineData("sample --values draws", "samples-seed1.csv", 100, "x,y")]
    [InlineData("sample --values means", "means-seed1.csv", 100, "x,y")]
    [InlineData("reconstruct", "reconstructions-500.csv", 500, "row,part,x,y,reconstructed x,reconstructed y,label")]
    [InlineData("reconstruct --count 7", "reconstructions-7.csv", 7, "row,part,x,y,reconstructed x,reconstructed y,label")]
    [InlineData("traverse --steps 5", "traversal.csv", 10, "dimension,offset,x,y")]
    [InlineData("interpolate --from 1 --to 2 --steps 4", "interpolation-1-2.csv", 4, "share,x,y")]
    public void Commands_write_tables(string command, string file, int rows, string header)
    {
        var words = command.Split(' ');
        var outcome = Fvae.Run([words[0], Run, .. words[1..]]).Succeeded();
        Assert.StartsWith($"wrote {Path.Combine(Run, file)}", outcome.Output);
        var table = CsvFile.Read(Path.Combine(Run, file));
        Assert.Equal(rows, table.Rows.Length);
        Assert.Equal(header, string.Join(',', table.Header));
        ErrorTests.AssertProblem(
            Fvae.Run([words[0], Run, .. words[1..], "--out", folder.File("a.png")]),
            "MoonsVae makes rows of numbers, not images. Pass --out with a name that ends in .csv."
        );
    }

    [Fact]
    public void Rows_are_drawn_with_the_spread_that_the_model_says_in_the_units_of_the_data()
    {
        // Untrained in all but its variance: what the data's spread of 30 and 1000 is made of is the likelihood's, and no mean has it.
        var lines = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{10 + (i % 2 * 60)},{1e5 + (i / 2 % 2 * 2000)}"));
        File.WriteAllLines(folder.File("wide.csv"), lines.Prepend("a,b"));
        var wide = folder.File("wide");
        var rate = new[] { "--epochs", "1", "--learning-rate", "1e-6" };
        Fvae.Train(["MoonsVae", "--data", folder.File("wide.csv"), "--scale", "standardise", "--out", wide, .. rate]).Succeeded();
        var drawn = Fvae.Run("sample", wide, "--count", "4000").Succeeded();
        Assert.EndsWith(": 4000 draws x ~ p(x|z), z ~ p(z); --values means gives the means of p(x|z)\n", drawn.Output);
        var mean = Fvae.Run("sample", wide, "--count", "4000", "--values", "means").Succeeded();
        Assert.EndsWith(": 4000 means of p(x|z), z ~ p(z), which vary less than the data; --values draws draws x too\n", mean.Output);
        var (draws, means) = (CsvFile.Read(Path.Combine(wide, "samples-seed1.csv")), CsvFile.Read(Path.Combine(wide, "means-seed1.csv")));
        foreach (var (column, spread) in (ReadOnlySpan<(string, double)>)[("a", 30), ("b", 1000)])
        {
            Assert.InRange(Deviation(draws.Column(column)), 0.95 * spread, 1.1 * spread);
            Assert.InRange(Deviation(means.Column(column)), 0, 0.3 * spread);
        }

        static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value) - Math.Pow(values.Average(), 2));
    }

    [Fact]
    public void Values_are_written_in_the_units_of_the_data()
    {
        Fvae.Run("reconstruct", Run, "--out", folder.File("r.csv")).Succeeded();
        var written = CsvFile.Read(folder.File("r.csv"));
        var moons = Data.Moons.Load(Key.FromSeed(0x5eed), 2500);
        Assert.All(
            Enumerable.Range(0, 500),
            row => Assert.All((int[])[0, 1], column => Assert.Equal(moons[2000 + row].Span[column], written.Rows[row][column + 2], 1e-5))
        );
    }

    [Fact]
    public void A_table_of_ones_own_trains_and_its_labels_may_be_words()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"{i * 0.1},{i % 7},{(i % 2 == 0 ? "even" : "odd")}");
        File.WriteAllLines(folder.File("own.csv"), lines.Prepend("a,b,kind"));
        var own = folder.File("own");
        Fvae.Train("MoonsVae", "--epochs", "1", "--data", folder.File("own.csv"), "--label-column", "kind", "--out", own).Succeeded();
        Fvae.Run("encode", own, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "even" : "odd"), CsvFile.Read(folder.File("l.csv")).Texts("label"));
        ErrorTests.AssertProblem(Fvae.Train("MoonsVae", "--data", folder.File("own.csv")), "own.csv, line 2, column 3");
        ErrorTests.AssertProblem(Fvae.Train("DigitsVae", "--data", folder.File("own.csv"), "--label-column", "kind"), "the rows in");
    }
}
