using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App.Tests;

/// <summary><c>reconstruct --draws</c> of a table: numbers and levels as its file has them.</summary>
public sealed class PredictedRowsTests : PeopleRun
{
    [Fact]
    public void Numbers_have_moments_and_quantiles_and_levels_the_likeliest_with_its_probability()
    {
        Train("--epochs", "20").Succeeded();
        var outcome = Fvae.Run("reconstruct", Run, "--draws", "400", "--quantiles", "0.1", "0.9", "--out", Folder.File("p.csv"))
            .Succeeded();
        Assert.Contains("mean, deviation and quantiles 0.1, 0.9 of p(x*|x) by 400 draws of each posterior", outcome.Output);
        var rows = new Rows(Folder.File("p.csv"));
        string[] numbers = ["age", "visits", "income"];
        Assert.Equal(
            [
                .. (string[])["row", "part", "age", "city", "visits", "income", "member"],
                .. (string[])["mean age", "likeliest city", "mean visits", "mean income", "likeliest member"],
                .. (string[])["deviation age", "probability city", "deviation visits", "deviation income", "probability member"],
                .. numbers.Select(name => "q0.1 " + name),
                .. numbers.Select(name => "q0.9 " + name),
            ],
            rows.Header
        );
        for (var row = 0; row < rows.Count; row++)
        {
            Assert.Contains(rows.Cell(row, "likeliest city"), (string[])["Lima", "Rome", "Oslo"]);
            Assert.Contains(rows.Cell(row, "likeliest member"), (string[])["y", "n"]);
            Assert.InRange(rows.Number(row, "probability city"), 1 / 3.0, 1);
            Assert.InRange(rows.Number(row, "probability member"), 0.5, 1);
            // Ages are from 20 to 80, with a deviation of 17 by themselves.
            Assert.InRange(rows.Number(row, "mean age"), 15, 85);
            Assert.InRange(rows.Number(row, "deviation age"), 3, 25);
            Assert.InRange(rows.Number(row, "q0.9 age") - rows.Number(row, "q0.1 age"), 2.2 * 3, 2.9 * 25);
            // An 0.9-quantile of a normal is 1.28 deviations above its mean.
            var above = (rows.Number(row, "q0.9 age") - rows.Number(row, "mean age")) / rows.Number(row, "deviation age");
            Assert.InRange(above, 1, 1.6);
            // Counts are whole.
            Assert.Equal(Math.Floor(rows.Number(row, "q0.9 visits")), rows.Number(row, "q0.9 visits"));
        }

        // A point of a number has its place among the others.
        Assert.Contains(
            Enumerable.Range(0, rows.Count),
            row => rows.Number(row, "q0.1 income") == 0 && rows.Number(row, "q0.9 income") > 1000
        );
        // Four fifths where the model is right; x itself led to z, so rather more.
        var inside = Enumerable
            .Range(0, rows.Count)
            .Count(row =>
                rows.Number(row, "q0.1 age") <= rows.Number(row, "age") && rows.Number(row, "age") <= rows.Number(row, "q0.9 age")
            );
        Assert.InRange(inside / (double)rows.Count, 0.65, 0.99);
    }

    // Where no scaling is a straight line, and days stay days.
    [Fact]
    public void Numbers_of_other_scalings_and_dates_come_back_as_they_were()
    {
        var data = Write(
            "other.csv",
            [
                "day,pay,dose",
                .. Enumerable
                    .Range(0, 200)
                    .Select(i =>
                        Invariant(
                            $"{new DateOnly(2020, 1, 1).AddDays(i * 7 % 365):yyyy-MM-dd},{Math.Exp(5 + (1.5 * Math.Sin(i))):0.00},{(i * 37 % 100) / 7.0:0.000}"
                        )
                    ),
            ]
        );
        Fvae.Train(
                "--table",
                data,
                "--column",
                "pay=number:log",
                "--column",
                "dose=number:quantiles",
                "--hidden",
                "8",
                "--latent",
                "2",
                "--epochs",
                "5",
                "--out",
                Run
            )
            .Succeeded();
        Fvae.Run("reconstruct", Run, "--draws", "500", "--out", Folder.File("p.csv")).Succeeded();
        var rows = new Rows(Folder.File("p.csv"));
        for (var row = 0; row < rows.Count; row++)
        {
            Assert.True(
                string.CompareOrdinal(rows.Cell(row, "q0.05 day"), rows.Cell(row, "mean day")) < 0
                    && DateOnly.TryParseExact(rows.Cell(row, "mean day"), "yyyy-MM-dd", out _)
            );
            // Of a lognormal the mean is above the median.
            Assert.InRange(rows.Number(row, "q0.05 pay"), 1, rows.Number(row, "q0.5 pay"));
            Assert.InRange(rows.Number(row, "mean pay"), rows.Number(row, "q0.5 pay"), rows.Number(row, "q0.95 pay"));
            Assert.InRange(rows.Number(row, "q0.95 dose"), rows.Number(row, "q0.5 dose"), 16);
        }
    }

    private sealed class Rows(string path)
    {
        private readonly string[][] rows = [.. File.ReadAllLines(path).Select(line => line.Split(','))];

        public string[] Header => rows[0];

        public int Count => rows.Length - 1;

        public string Cell(int row, string name) => rows[row + 1][Array.IndexOf(Header, name)];

        public double Number(int row, string name) => double.Parse(Cell(row, name), CultureInfo.InvariantCulture);
    }
}
