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
    public void An_arc_has_equal_angles_and_lengths_between_those_of_its_ends()
    {
        var prior = new PriorMoments([1, -2, 0], [2, 0.5f, 1]);
        double[] shares = [0, 0.25, 0.5, 0.75, 1];
        double[][] points =
        [
            .. LatentPaths
                .Around([5, -2, 0], [1, -1, 1], shares, prior)
                .Chunk(3)
                .Select(point => point.Select((value, i) => (double)((value - prior.Mean[i]) / prior.Deviation[i])).ToArray()),
        ];
        // Seen from the mean the ends are (2, 0, 0) and (0, 2, 1).
        Assert.All(points[0].Zip([2.0, 0, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        Assert.All(points[4].Zip([0, 2.0, 1]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        double Length(double[] point) => Math.Sqrt(point.Sum(value => value * value));
        Assert.All(points, point => Assert.InRange(Length(point), 2 - 1e-6, Math.Sqrt(5) + 1e-6));
        // Of ends of one length every point has that length; the middle of the straight line has 1/√2 of it.
        var even = LatentPaths.Around([3, -2, 0], [1, -1.5f, 0], shares, prior).Chunk(3).ToList();
        Assert.All(
            even,
            point => Assert.Equal(1, Length([.. point.Select((value, i) => (double)((value - prior.Mean[i]) / prior.Deviation[i]))]), 1e-6)
        );
        var angles = even.Select(point => Math.Atan2((point[1] + 2) / 0.5, (point[0] - 1) / 2)).ToList();
        Assert.All(angles.Select((angle, i) => (angle, i)), one => Assert.Equal(one.i * Math.PI / 8, one.angle, 1e-6));
    }

    [Fact]
    public void Where_there_is_no_one_arc_it_is_the_straight_line()
    {
        var prior = new PriorMoments([0, 0], [1, 1]);
        double[] shares = [0, 0.5, 1];
        float[][] pairs =
        [
            [1, 1],
            [2, 2],
            [1, 1],
            [-2, -2],
            [0, 0],
            [1, 2],
        ];
        foreach (var pair in pairs.Chunk(2))
        {
            Assert.Equal(LatentPaths.Between(pair[0], pair[1], shares), LatentPaths.Around(pair[0], pair[1], shares, prior));
        }
    }

    [Fact]
    public void The_arc_is_another_way_between_the_same_ends()
    {
        var (line, arc) = (Line("3", "8", "5"), Line("3", "8", "5", "--path", "spherical"));
        Assert.Equal(line.Rows[0], arc.Rows[0]);
        Assert.NotEqual(line.Rows[2], arc.Rows[2]);
        Fvae.Run("interpolate", run.Path, "--from", "3", "--to", "8", "--path", "spherical").Succeeded();
        Assert.True(File.Exists(Path.Combine(run.Path, "interpolation-3-8-spherical.png")));
        ErrorTests.AssertProblem(Fvae.Run("interpolate", run.Path, "--from", "3", "--to", "8", "--path", "round"), "spherical");
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
