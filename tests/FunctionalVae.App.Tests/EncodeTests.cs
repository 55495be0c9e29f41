using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

public sealed class EncodeTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_has_means_log_variances_and_labels()
    {
        var outcome = Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal($"wrote {folder.File("l.csv")}: 360 images of digits, 5 columns\n", outcome.Output);
        var table = CsvFile.Read(folder.File("l.csv"));
        Assert.Equal(["mean_0", "mean_1", "log_variance_0", "log_variance_1", "label"], table.Header);
        Assert.Equal(Digits.Load().Test.Labels!.Select(label => (double)label), table.Column("label"));
        var parameters = Checkpoints.Checkpoint.Load(TinyVae.Model, run.Path);
        var images = TinyVae.Model.Binarize(
            ExampleImages.Of(TinyVae.Model, Digits.Load().Test),
            Key.FromSeed(5).Child(KeySites.Evaluation)
        );
        var posterior = TinyVae.Model.Encode(parameters, images);
        Assert.Equal(posterior.Mean.Values.ToArray()[1], (float)table.Column("mean_1")[0]);
        Assert.Equal(posterior.LogVariance.Values.ToArray()[^1], (float)table.Column("log_variance_1")[^1]);
    }

    [Fact]
    public void An_array_has_the_same_columns()
    {
        Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        Fvae.Run("encode", run.Path, "--out", folder.File("l.npy")).Succeeded();
        var array = DataFiles.Load([folder.File("l.npy")]).Train;
        Assert.Equal((360, 5), (array.Count, array.Width));
        Assert.Equal(CsvFile.Read(folder.File("l.csv")).Rows.SelectMany(row => row).Select(value => (float)value), array.Values.ToArray());
    }

    [Fact]
    public void The_training_part_is_encoded_when_it_is_asked_for()
    {
        Fvae.Run("encode", run.Path, "--train", "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(1437, CsvFile.Read(folder.File("l.csv")).Rows.Length);
    }

    [Fact]
    public void Files_without_parts_are_encoded_row_by_row()
    {
        var csv = DigitsCsv.Write(folder, "some.csv", 10, 700, scale: 1);
        Fvae.Run("encode", run.Path, "--data", csv, "--label-column", "digit", "--out", folder.File("l.csv")).Succeeded();
        var table = CsvFile.Read(folder.File("l.csv"));
        Assert.Equal(Digits.Load().Train.Labels!.Skip(10).Take(700).Select(label => (double)label), table.Column("label"));
    }

    [Fact]
    public void Without_labels_there_is_no_column_of_them()
    {
        var csv = DigitsCsv.Write(folder, "some.csv", 0, 3, scale: 1, labels: false);
        Fvae.Run("encode", run.Path, "--data", csv, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(4, CsvFile.Read(folder.File("l.csv")).Header.Length);
    }
}
