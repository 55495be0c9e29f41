using FunctionalVae.Probability;
using static System.FormattableString;

namespace FunctionalVae.App.Tests;

/// <summary>Rows that are drawn in place of a small file's, as it trains where nobody says how.</summary>
public sealed class SmallSamplesTests
{
    private const int Rows = 400;

    [Fact]
    public void Columns_depend_on_each_other_as_they_do_in_the_file()
    {
        using var folder = new TemporaryFolder();
        var (data, run, drawn) = (folder.File("pay.csv"), folder.File("run"), folder.File("drawn.csv"));
        var noise = new float[2];
        File.WriteAllLines(
            data,
            Enumerable
                .Range(0, Rows)
                .Select(row =>
                {
                    StandardNormalNoise.Fill(Key.FromSeed(3), (uint)row, noise);
                    return Invariant($"{40 + (10 * noise[0]):F2},{40_000 + (10_000 * noise[0]) + (1000 * noise[1]):F0}");
                })
                .Prepend("age,pay")
        );
        Fvae.Train("--table", data, "--for", "samples", "--out", run).Succeeded();
        Fvae.Run("sample", run, "--count", "1000", "--out", drawn).Succeeded();
        Assert.Equal(0.995, Correlation(data), 0.01);
        Assert.InRange(Correlation(drawn), 0.9, 1);
    }

    private static double Correlation(string file)
    {
        var rows = File.ReadLines(file)
            .Skip(1)
            .Select(line => line.Split(',').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .ToList();
        var (age, pay) = (rows.Average(row => row[0]), rows.Average(row => row[1]));
        return rows.Average(row => (row[0] - age) * (row[1] - pay))
            / Math.Sqrt(rows.Average(row => Math.Pow(row[0] - age, 2)) * rows.Average(row => Math.Pow(row[1] - pay, 2)));
    }
}
