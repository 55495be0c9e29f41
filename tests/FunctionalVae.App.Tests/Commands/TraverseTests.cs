using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

public sealed class TraverseTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void There_is_a_row_for_each_dimension_and_a_column_for_each_step()
    {
        var outcome = Fvae.Run("traverse", run.Path).Succeeded();
        Assert.Equal($"wrote {Path.Combine(run.Path, "traversal.png")}: 2 of 2 latent dimensions\n", outcome.Output);
        var (width, height) = PngSize.Of(Path.Combine(run.Path, "traversal.png"));
        Assert.InRange(width, (11 * 58) + 2, (11 * 58) + 60);
        Assert.InRange(height, (2 * 58) + 2, (2 * 58) + 60);
    }

    [Fact]
    public void The_points_are_decoded_around_the_priors_mean()
    {
        var table = Traversed("--steps", "3", "--range", "2");
        Assert.Equal([0, 0, 0, 1, 1, 1], table.Column("dimension"));
        Assert.Equal([-2, 0, 2, -2, 0, 2], table.Column("offset"));
        var parameters = Checkpoint.Load(TinyVae.Model, run.Path);
        var expected = TinyVae.Model.Decode(parameters, TinyVae.Model.LatentsFrom([-2, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 2]));
        Assert.Equal(expected.Values.ToArray(), table.Rows.SelectMany(row => row[2..]).Select(value => (float)value));
    }

    [Fact]
    public void Dimensions_can_be_chosen()
    {
        Assert.Equal([1, 1], Traversed("--steps", "2", "--dimension", "1").Column("dimension"));
        Assert.Equal([1, 1, 0, 0], Traversed("--steps", "2", "--dimension", "1", "0").Column("dimension"));
    }

    [Fact]
    public void From_takes_the_posterior_mean_of_an_example()
    {
        var latents = folder.File("latents.csv");
        Fvae.Run("encode", run.Path, "--out", latents).Succeeded();
        var encoded = CsvFile.Read(latents);
        var mean = TinyVae.Model.LatentsFrom([(float)encoded.Column("mean_0")[7], (float)encoded.Column("mean_1")[7]]);
        var expected = TinyVae.Model.Decode(Checkpoint.Load(TinyVae.Model, run.Path), mean);
        var middle = Traversed("--from", "7", "--steps", "3", "--dimension", "0").Rows[1][2..];
        Assert.Equal(expected.Values.ToArray(), middle.Select(value => (float)value));
    }

    [Fact]
    public void The_example_is_one_of_the_data_that_are_named()
    {
        using var idx = SmallIdx.Folder();
        string[] around = ["--from", "1", "--steps", "3"];
        Assert.NotEqual(Traversed(around).Rows, Traversed([.. around, "--data", idx.Path]).Rows);
        Fvae.Run(["traverse", run.Path, .. around]).Succeeded();
        Assert.True(File.Exists(Path.Combine(run.Path, "traversal-from1.png")));
    }

    private CsvFile Traversed(params string[] more)
    {
        Fvae.Run(["traverse", run.Path, "--out", folder.File("t.csv"), .. more]).Succeeded();
        return CsvFile.Read(folder.File("t.csv"));
    }
}
