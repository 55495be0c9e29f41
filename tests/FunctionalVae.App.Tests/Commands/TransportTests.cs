using System.Globalization;
using FunctionalVae.Probability;

namespace FunctionalVae.App.Tests;

public sealed class TransportTests(TrainedTiny run) : IClassFixture<TrainedTiny>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_table_is_the_cheapest_plan_between_the_encoded_examples()
    {
        var outcome = Fvae.Run("transport", run.Path, "--from-label", "3", "--to-label", "5", "--out", folder.File("p.csv")).Succeeded();
        var table = CsvFile.Read(folder.File("p.csv"));
        Assert.Equal(["from_row", "from_label", "to_row", "to_label", "mass", "distance"], table.Header);
        Assert.All(table.Column("from_label"), label => Assert.Equal(3, label));
        Assert.All(table.Column("to_label"), label => Assert.Equal(5, label));
        Assert.Equal(1, table.Column("mass").Sum(), 1e-9);

        Fvae.Run("encode", run.Path, "--out", folder.File("l.csv")).Succeeded();
        var encoded = CsvFile.Read(folder.File("l.csv"));
        double[][] means = [.. encoded.Column("mean_0").Zip(encoded.Column("mean_1"), (a, b) => (double[])[a, b])];
        int[] labels = [.. encoded.Column("label").Select(label => (int)label)];
        // Rows are those that encode tells.
        var distances = table.Column("from_row").Zip(table.Column("to_row"), (a, b) => Distance(means[(int)a], means[(int)b]));
        Assert.All(distances.Zip(table.Column("distance")), pair => Assert.Equal(pair.First, pair.Second, 1e-6));

        var plan = OptimalTransport.Plan(2, Cloud(3), Cloud(5));
        Assert.Equal(
            plan.Cost,
            table.Column("mass").Zip(table.Column("distance"), (mass, distance) => mass * distance * distance).Sum(),
            1e-6
        );
        Assert.Contains(
            $"\nW2 = {plan.Distance.ToString("0.####", CultureInfo.InvariantCulture)}, the root of the mean squared distance",
            outcome.Output,
            StringComparison.Ordinal
        );

        PointCloud Cloud(int label) =>
            PointCloud.Uniform(RealMatrix.FromRows(means.Where((_, row) => labels[row] == label).Select(point => RealVector.From(point))));
    }

    [Fact]
    public void The_picture_has_a_row_for_each_pair_and_the_way_between_the_originals()
    {
        Fvae.Run("transport", run.Path, "--to-label", "1", "--pairs", "3", "--steps", "4", "--count", "50", "--out", folder.File("t.png"))
            .Succeeded();
        var size = PngSize.Of(folder.File("t.png"));
        Assert.True(size.Width > (6 * 58) + 2);
        Fvae.Run("transport", run.Path, "--to-label", "1", "--pairs", "4", "--steps", "4", "--count", "50", "--out", folder.File("u.png"))
            .Succeeded();
        Assert.Equal(58, PngSize.Of(folder.File("u.png")).Height - size.Height);
    }

    [Fact]
    public void Options_of_reading_are_about_files_that_are_named() =>
        ErrorTests.AssertProblem(
            Fvae.Run("transport", run.Path, "--to-label", "1", "--label-column", "y"),
            "--label-column goes with --from or --to: the run's own data are read as the run did."
        );

    [Fact]
    public void A_set_of_its_own_is_named_by_its_files()
    {
        using var idx = SmallIdx.Folder();
        var outcome = Fvae.Run("transport", run.Path, "--to", idx.Path, "--out", folder.File("p.csv")).Succeeded();
        Assert.Contains($" to {Path.GetFileName(idx.Path)} (", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, CsvFile.Read(folder.File("p.csv")).Column("mass").Sum(), 1e-9);
    }

    [Fact]
    public void The_same_seed_draws_the_same_examples()
    {
        Assert.Equal(Table("4"), Table("4"));
        Assert.NotEqual(Table("4"), Table("5"));

        string Table(string seed)
        {
            Fvae.Run("transport", run.Path, "--to-label", "2", "--count", "20", "--seed", seed, "--out", folder.File("p.csv")).Succeeded();
            return File.ReadAllText(folder.File("p.csv"));
        }
    }

    [Theory]
    [InlineData("", "Both sets are the same examples. Name another one with --from or --to")]
    [InlineData("--from-label 1 --to-label 1", "Both sets are the same examples.")]
    [InlineData("--to-label x", "--to-label x: no image of digits has that label; the labels are 0, 1, 2,")]
    [InlineData("--to-label 1 --steps 3 --out p.csv", "--steps is about the picture, and p.csv is a table of all pairs. Leave it out.")]
    [InlineData("--to-label 1 --count 5001", "--count must be a whole number from 1 to 5000")]
    [InlineData("--to nothing.csv", "There is no file nothing.csv.")]
    public void What_makes_no_sense_is_refused(string words, string problem) =>
        ErrorTests.AssertProblem(Fvae.Run(["transport", run.Path, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]), problem);

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
