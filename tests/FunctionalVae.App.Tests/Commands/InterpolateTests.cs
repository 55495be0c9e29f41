using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

public sealed class InterpolateTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_picture_has_the_points_between_the_two_originals()
    {
        var outcome = Fvae.Run("interpolate", run.Path, "--from", "3", "--to", "8").Succeeded();
        var path = Path.Combine(run.Path, "interpolation-3-8.png");
        Assert.Equal($"wrote {path}: from test example 3 to 8 of digits\n", outcome.Output[..(outcome.Output.IndexOf('\n') + 1)]);
        Assert.Equal((12 * 58) + 2, PngSize.Of(path).Width);
        Fvae.Run("interpolate", run.Path, "--from", "3", "--to", "8", "--steps", "2", "--out", folder.File("i.png")).Succeeded();
        Assert.Equal((4 * 58) + 2, PngSize.Of(folder.File("i.png")).Width);
    }

    [Fact]
    public void The_line_is_straight_and_has_its_ends()
    {
        Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        var encoded = CsvFile.Read(folder.File("l.csv")).Numbers();
        var (from, to) = (encoded[3][..2], encoded[8][..2]);
        var table = Line("3", "8", "5");
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], table.Column("share"));
        var latents = table.Column("share").SelectMany(share => from.Zip(to, (a, b) => (float)(((1 - share) * a) + (share * b))));
        var expected = TinyVae.Model.Decode(Checkpoint.Load(TinyVae.Model, run.Path), TinyVae.Model.LatentsFrom(latents));
        var found = table.Rows.SelectMany(row => row[1..]).ToList();
        Assert.All(expected.Values.ToArray().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(table.Rows[0][1..], Line("8", "3", "5").Rows[^1][1..]);
    }

    [Fact]
    public void Data_are_those_that_are_named()
    {
        using var idx = SmallIdx.Folder();
        Assert.NotEqual(Line("0", "1", "2").Rows, Line("0", "1", "2", "--data", idx.Path).Rows);
    }

    private CsvFile Line(string from, string to, string steps, params string[] more)
    {
        string[] words = ["interpolate", run.Path, "--from", from, "--to", to, "--steps", steps, "--out", folder.File("line.csv")];
        Fvae.Run([.. words, .. more]).Succeeded();
        return CsvFile.Read(folder.File("line.csv"));
    }
}
