namespace FunctionalVae.App.Tests;

/// <summary><c>reconstruct --draws</c> of a table: numbers and levels as its file has them.</summary>
public sealed class PredictedRowsTests : PeopleRun
{
    [Fact]
    public void Numbers_have_moments_and_quantiles_and_levels_the_likeliest_with_its_share()
    {
        Train("--epochs", "20").Succeeded();
        var outcome = Fvae.Run("reconstruct", Run, "--draws", "200", "--quantiles", "0.1", "0.9", "--out", Folder.File("p.csv"))
            .Succeeded();
        Assert.Contains("mean, deviation and quantiles 0.1, 0.9 of p(x*|x) by 200 draws of each posterior", outcome.Output);
        string[][] rows = [.. File.ReadAllLines(Folder.File("p.csv")).Select(line => line.Split(','))];
        string[] names = ["age", "city", "visits", "income", "member"];
        Assert.Equal(
            [
                "row",
                "part",
                .. names,
                "mean age",
                "likeliest city",
                "mean visits",
                "mean income",
                "likeliest member",
                "deviation age",
                "probability city",
                "deviation visits",
                "deviation income",
                "probability member",
                "q0.1 age",
                "q0.1 visits",
                "q0.1 income",
                "q0.9 age",
                "q0.9 visits",
                "q0.9 income",
            ],
            rows[0]
        );
        var (inside, count) = (0, 0);
        foreach (var row in rows.Skip(1))
        {
            Assert.Contains(Cell(row, "likeliest city"), (string[])["Lima", "Rome", "Oslo"]);
            Assert.Contains(Cell(row, "likeliest member"), (string[])["y", "n"]);
            Assert.InRange(Number(row, "probability city"), 1 / 3.0, 1);
            Assert.InRange(Number(row, "probability member"), 0.5, 1);
            foreach (var name in (string[])["age", "visits", "income"])
            {
                Assert.InRange(Number(row, $"q0.9 {name}"), Number(row, $"q0.1 {name}"), double.MaxValue);
                Assert.True(Number(row, $"deviation {name}") >= 0);
            }

            // Counts are whole, and a point of a number has its place among the others.
            Assert.Equal(Math.Floor(Number(row, "q0.9 visits")), Number(row, "q0.9 visits"));
            if (Cell(row, "age").Length > 0)
            {
                count++;
                inside += Number(row, "q0.1 age") <= Number(row, "age") && Number(row, "age") <= Number(row, "q0.9 age") ? 1 : 0;
            }
        }

        Assert.Contains(rows.Skip(1), row => Number(row, "q0.1 income") == 0 && Number(row, "q0.9 income") > 1000);
        // Four fifths where the model is right; x itself led to z, so rather more.
        Assert.InRange(inside / (double)count, 0.6, 1);

        string Cell(string[] row, string name) => row[Array.IndexOf(rows[0], name)];

        double Number(string[] row, string name) => double.Parse(Cell(row, name), System.Globalization.CultureInfo.InvariantCulture);
    }
}
