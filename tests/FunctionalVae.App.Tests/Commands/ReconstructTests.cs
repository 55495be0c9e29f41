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

    [Fact]
    public void Draws_ask_for_the_posterior_predictive_in_a_picture_or_a_table()
    {
        var outcome = Fvae.Run("reconstruct", run.Path, "--draws", "16").Succeeded();
        var path = Path.Combine(run.Path, "predictive-10.png");
        Assert.StartsWith(
            $"wrote {path}: 10 of 360 test images of digits, mean, deviation and quantiles 0.05, 0.5, 0.95 of p(x*|x) by 16 draws of each posterior\nwhite is 1, in the row of deviations 0.",
            outcome.Output,
            StringComparison.Ordinal
        );
        // Seven rows: x, mean, two deviations and three quantiles.
        Assert.Equal((7 * 58) + 2, PngSize.Of(path).Height);
        Fvae.Run("reconstruct", run.Path, "--draws", "16", "--out", folder.File("same.png")).Succeeded();
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("same.png")));
        Fvae.Run("reconstruct", run.Path, "--draws", "16", "--seed", "8", "--out", folder.File("other.png")).Succeeded();
        Assert.NotEqual(File.ReadAllBytes(path), File.ReadAllBytes(folder.File("other.png")));

        Fvae.Run("reconstruct", run.Path, "--draws", "16", "--quantiles", "0.4", "0.9", "--count", "30", "--out", folder.File("p.csv"))
            .Succeeded();
        var table = CsvFile.Read(folder.File("p.csv"));
        Assert.Equal(30, table.Rows.Length);
        Assert.Equal(
            ["mean x0", "deviation x0", "deviation by z x0", "q0.4 x0", "q0.9 x63", "label"],
            (string[])[table.Header[66], table.Header[130], table.Header[194], table.Header[258], table.Header[385], table.Header[386]]
        );
        for (var x = 0; x < 64; x++)
        {
            var (means, deviations) = (table.Column($"mean x{x}"), table.Column($"deviation x{x}"));
            var byZ = table.Column($"deviation by z x{x}");
            var (low, high) = (table.Column($"q0.4 x{x}"), table.Column($"q0.9 x{x}"));
            for (var row = 0; row < 30; row++)
            {
                // A binary value has the variance p(1 − p), and the estimate by draws is unbiased by what 15 are short of 16.
                Assert.InRange((deviations[row] * deviations[row]) - (means[row] * (1 - means[row])), -1e-6, 0.25 / 15);
                Assert.InRange(byZ[row], 0, deviations[row]);
                Assert.Equal((means[row] > 0.6 ? 1 : 0, means[row] > 0.1 ? 1 : 0), (low[row], high[row]));
            }
        }
    }

    [Fact]
    public void Its_numbers_are_in_the_units_of_the_file()
    {
        string[] data = ["--data", folder.File("points.csv"), "--epochs", "2", "--seed", "3"];
        File.WriteAllLines(
            folder.File("points.csv"),
            Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{1000 + (40 * Math.Sin(i))},{0.001 * i}"))
        );
        Fvae.Train(["MoonsVae", .. data, "--scale", "standardise", "--out", folder.File("run")]).Succeeded();
        Fvae.Run("reconstruct", folder.File("run"), "--draws", "200", "--out", folder.File("p.csv")).Succeeded();
        var table = CsvFile.Read(folder.File("p.csv"));
        foreach (var (name, centre, spread) in ((string, double, double)[])[("x0", 1000, 30), ("x1", 0.03, 0.018)])
        {
            Assert.All(table.Column($"mean {name}"), mean => Assert.InRange(mean, centre - (4 * spread), centre + (4 * spread)));
            foreach (var (row, deviation) in table.Column($"deviation {name}").Index())
            {
                Assert.InRange(deviation, 0.3 * spread, 3 * spread);
                // Of what is about normal.
                var width = table.Column($"q0.95 {name}")[row] - table.Column($"q0.05 {name}")[row];
                Assert.InRange(width / deviation, 3, 3.6);
            }
        }
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        foreach (var (option, value) in ((string, string)[])[("--quantiles", "0.5"), ("--seed", "2")])
        {
            Assert.Equal(
                $"error: {option} goes with --draws, such as --draws 64: a reconstruction is one point, and nothing is drawn for it.\n",
                Fvae.Run("reconstruct", run.Path, option, value).Error
            );
        }

        Assert.Contains(
            "--quantiles takes numbers from 0.000001 to 0.999999; one was '1'.",
            Fvae.Run("reconstruct", run.Path, "--draws", "16", "--quantiles", "0.5", "1").Error
        );
        Assert.Contains("--draws must be a whole number from 2 to 100000", Fvae.Run("reconstruct", run.Path, "--draws", "1").Error);
        Fvae.Train("DigitsVae", "--epochs", "1", "--out", folder.File("grey")).Succeeded();
        Assert.Equal(
            "error: --draws: grey cross-entropy, which scores DigitsVae, is not a likelihood, so there is no p(x*|x). Leave --draws out.\n",
            Fvae.Run("reconstruct", folder.File("grey"), "--draws", "16").Error
        );
    }
}
