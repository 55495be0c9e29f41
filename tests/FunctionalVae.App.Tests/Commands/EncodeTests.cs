using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

public sealed class EncodeTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private const string Grey =
        "encoded the grey values as they are; the model was trained on binary ones, which --binarize dynamic makes\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_has_means_log_variances_and_labels()
    {
        var outcome = Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal($"wrote {folder.File("l.csv")}: 360 images of digits, 7 columns\n{Grey}", outcome.Output);
        var table = CsvFile.Read(folder.File("l.csv"));
        Assert.Equal(["row", "part", "mean_0", "mean_1", "log_variance_0", "log_variance_1", "label"], table.Header);
        Assert.Equal(Digits.Load().Test.Labels!.Select(label => (double)label), table.Column("label"));
        var parameters = Checkpoints.Checkpoint.Load(TinyVae.Model, run.Path);
        AssertEncoded(TinyVae.Model.Encode(parameters, ExampleBatch.Of(TinyVae.Model, Digits.Load().Test)), table);
    }

    [Theory]
    [InlineData(Binarization.Dynamic, "drawn by the run's seed; without --binarize they stay grey")]
    [InlineData(Binarization.Once, "drawn by the run's seed; without --binarize they stay grey")]
    [InlineData(Binarization.Threshold, "1 where a value is above a half, otherwise 0; --binarize none leaves them grey")]
    public void Binary_values_are_encoded_where_they_are_asked_for(Binarization binarization, string said)
    {
        string[] words = ["--binarize", binarization.ToString().ToLowerInvariant(), "--out", folder.File("l.csv")];
        Assert.Contains(said, Fvae.Run(["encode", run.Path, .. words]).Succeeded().Output);
        var images = TinyVae
            .Model.WithBinarization(binarization)
            .Binarize(ExampleBatch.Of(TinyVae.Model, Digits.Load().Test), Key.FromSeed(5).Child(KeySites.Evaluation));
        var posterior = TinyVae.Model.Encode(Checkpoints.Checkpoint.Load(TinyVae.Model, run.Path), images);
        AssertEncoded(posterior, CsvFile.Read(folder.File("l.csv")));
    }

    [Fact]
    public void No_command_that_looks_at_a_model_makes_grey_values_binary_unasked()
    {
        Fvae.Run("reconstruct", run.Path, "--out", folder.File("r.csv")).Succeeded();
        var table = CsvFile.Read(folder.File("r.csv"));
        Assert.Equal(Digits.Load().Test.Values.ToArray(), table.Numbers().SelectMany(row => row[..64]).Select(value => (float)value));
        string[] commands =
        [
            "reconstruct",
            "interpolate --from 0 --to 1",
            "traverse --from 0",
            "encode",
            "transport --to-label 1 --count 50",
        ];
        foreach (var words in commands.Select(command => command.Split(' ')))
        {
            string[] line = [words[0], run.Path, .. words[1..], "--out"];
            Assert.EndsWith(Grey, Fvae.Run([.. line, folder.File("a.csv")]).Succeeded().Output);
            var binary = Fvae.Run([.. line, folder.File("b.csv"), "--binarize", "dynamic"]).Succeeded();
            Assert.EndsWith("encoded binary values, drawn by the run's seed; without --binarize they stay grey\n", binary.Output);
            Assert.NotEqual(File.ReadAllText(folder.File("a.csv")), File.ReadAllText(folder.File("b.csv")));
        }
    }

    [Fact]
    public void Where_nothing_becomes_binary_nothing_is_said_of_it_and_asking_is_refused()
    {
        using var grey = new TemporaryFolder();
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", grey.Path).Succeeded();
        string[] line = ["encode", grey.Path, "--out", folder.File("l.csv")];
        Assert.EndsWith("columns\n", Fvae.Run(line).Succeeded().Output);
        ErrorTests.AssertProblem(
            Fvae.Run([.. line, "--binarize", "threshold"]),
            $"--binarize threshold: {grey.Path} was trained on its values as they are. Leave --binarize out."
        );
        ErrorTests.AssertProblem(
            Fvae.Run("traverse", run.Path, "--binarize", "dynamic"),
            "--binarize says how the example of --from is encoded. Pass --from too, or leave it out."
        );
    }

    [Fact]
    public void Values_that_are_binary_already_are_no_grey_ones()
    {
        var ones = string.Join(',', Enumerable.Repeat("1", 32).Concat(Enumerable.Repeat("0", 32)));
        File.WriteAllLines(folder.File("binary.csv"), [ones, ones]);
        var outcome = Fvae.Run("encode", run.Path, "--data", folder.File("binary.csv"), "--out", folder.File("l.csv")).Succeeded();
        Assert.EndsWith("columns\n", outcome.Output);
    }

    [Fact]
    public void Held_out_digits_lie_beside_their_like_among_those_of_training()
    {
        using var pocket = new TemporaryFolder();
        var model = Vae.ModelFrom(
            new VaeSpec(
                new Image(8, 8, Binarization: Binarization.Dynamic),
                [new Flatten(), new Dense(64, Activation.Gelu)],
                new DiagonalNormalLatent(8),
                [new Dense(64, Activation.Gelu)],
                new BernoulliLikelihood()
            ),
            "PocketVae"
        );
        string[] train = ["--epochs", "100", "--batch", "64", "--learning-rate", "0.002", "--threads", "1"];
        Fvae.With([model], ["train", "PocketVae", .. train, "--out", pocket.Path]).Succeeded();
        Assert.InRange(Accuracy(), 0.95, 1);
        // Bits that are drawn put many digits beside others: about 0.86.
        Assert.InRange(Accuracy("--binarize", "dynamic"), 0.6, 0.9);

        double Accuracy(params string[] more)
        {
            var (known, held) = (Encoded(["--train"]), Encoded(more));
            return held.Average(row => known.MinBy(other => Distance(row, other))![^1] == row[^1] ? 1.0 : 0);
        }

        double[][] Encoded(string[] more)
        {
            Fvae.With([model], ["encode", pocket.Path, "--out", folder.File("l.csv"), .. more]).Succeeded();
            return CsvFile.Read(folder.File("l.csv")).Numbers();
        }

        static double Distance(double[] one, double[] two) => Enumerable.Range(0, 8).Sum(i => Math.Pow(one[i] - two[i], 2));
    }

    [Fact]
    public void An_array_has_the_same_numbers()
    {
        Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        Fvae.Run("encode", run.Path, "--out", folder.File("l.npy")).Succeeded();
        var array = DataFiles.Load([folder.File("l.npy")]).Train;
        Assert.Equal((360, 5), (array.Count, array.Width));
        Assert.Equal(
            CsvFile.Read(folder.File("l.csv")).Numbers().SelectMany(row => row).Select(value => (float)value),
            array.Values.ToArray()
        );
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

    private static void AssertEncoded(PosteriorBatch posterior, CsvFile table)
    {
        Assert.Equal(posterior.Mean.Values.ToArray()[1], (float)table.Column("mean_1")[0]);
        Assert.Equal(posterior.LogVariance.Values.ToArray()[^1], (float)table.Column("log_variance_1")[^1]);
    }

    [Fact]
    public void Without_labels_there_is_no_column_of_them()
    {
        var csv = DigitsCsv.Write(folder, "some.csv", 0, 3, scale: 1, labels: false);
        Fvae.Run("encode", run.Path, "--data", csv, "--out", folder.File("l.csv")).Succeeded();
        Assert.Equal(6, CsvFile.Read(folder.File("l.csv")).Header.Length);
    }
}
