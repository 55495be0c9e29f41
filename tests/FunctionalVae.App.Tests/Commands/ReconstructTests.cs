namespace FunctionalVae.App.Tests;

public sealed class ReconstructTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_usual_picture_is_that_of_the_run_and_lies_beside_the_model()
    {
        var outcome = Fvae.Run("reconstruct", run.Path).Succeeded();
        var path = Path.Combine(run.Path, "reconstructions-40.png");
        Assert.Equal($"wrote {path}: 40 of 360 test images of digits\n", outcome.Output[..(outcome.Output.IndexOf('\n') + 1)]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(run.Path, "reconstructions.png")), File.ReadAllBytes(path));
    }

    [Fact]
    public void Count_is_the_number_of_pairs()
    {
        Fvae.Run("reconstruct", run.Path, "--count", "3", "--out", folder.File("a/three.png")).Succeeded();
        // Three columns and two rows of 56 pixels, with lines of 2 around them.
        Assert.Equal((176, 118), PngSize.Of(folder.File("a/three.png")));
    }

    [Fact]
    public void A_table_has_originals_reconstructions_and_labels()
    {
        Fvae.Run("reconstruct", run.Path, "--out", folder.File("all.csv")).Succeeded();
        var table = CsvFile.Read(folder.File("all.csv"));
        Assert.Equal(360, table.Rows.Length);
        Assert.Equal(
            ["x0", "x63", "reconstructed x0", "label"],
            (string[])[table.Header[2], table.Header[65], table.Header[66], table.Header[^1]]
        );
        Assert.Equal(Data.Digits.Load().Test.Values.ToArray()[20], (float)table.Column("x20")[0]);
        Assert.All(table.Column("reconstructed x20"), value => Assert.InRange(value, 0, 1));
        Assert.Equal(Data.Digits.Load().Test.Labels!.Select(label => (double)label), table.Column("label"));
    }

    [Fact]
    public void Data_are_those_that_are_named()
    {
        using var idx = SmallIdx.Folder();
        var outcome = Fvae.Run("reconstruct", run.Path, "--data", idx.Path, "--out", folder.File("five.png")).Succeeded();
        Assert.Contains("5 of 5 test images", outcome.Output);
    }
}
