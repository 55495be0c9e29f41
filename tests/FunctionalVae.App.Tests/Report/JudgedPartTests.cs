namespace FunctionalVae.App.Tests;

/// <summary>A trained model beside one that says the same of every example, both of the same rows.</summary>
public sealed class JudgedPartTests
{
    private const int Rows = 400;
    private const int Width = 5;

    private static readonly IVaeModel Model = Vae.ModelFrom(
        new(
            new Features(Width, ValueDomain.Binary),
            [new Dense(4)],
            new DiagonalNormalLatent(2),
            [new Dense(4)],
            new BernoulliLikelihood()
        ),
        "BitsVae"
    );

    [Fact]
    public void The_error_of_the_difference_is_how_far_it_scatters_between_samples()
    {
        // A model that says of each row what the best constant says of it, and a little more or less: the difference scatters by that alone.
        var (errors, differences) = (new double[60], new double[60]);
        for (var sample = 0; sample < errors.Length; sample++)
        {
            var key = Key.FromSeed(31).Child((ulong)sample);
            var (rows, jumps) = (Bits(key), Noise(key.Child(7)));
            double[] values = [.. Enumerable.Range(0, Rows).Select(row => Constant(rows, row) + (0.3 * jumps[row]))];
            errors[sample] = Part(rows).BesideConstant(values, CancellationToken.None).Error;
            differences[sample] = values.Average() - Average(rows);
        }

        var scatter = Math.Sqrt(differences.Average(one => one * one));
        Assert.InRange(errors.Average() / scatter, 0.8, 1.25);
        // Unpaired it would be more than three times as much.
        Assert.InRange(errors.Average(), 0.012, 0.018);
    }

    [Fact]
    public void Of_few_rows_each_is_left_out_once_and_one_row_tells_nothing()
    {
        var rows = Batch.FromValues(Width, [1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1]);
        double[] values = [-3, -4, -3.5];
        double[] left =
        [
            .. (
                (int[][])
                    [
                        [1, 2],
                        [0, 2],
                        [0, 1],
                    ]
            ).Select(others => others.Average(row => values[row]) - Average(Dataset.Of(rows).Take(others))),
        ];
        var mean = left.Average();
        Assert.Equal(
            Math.Sqrt(2.0 / 3 * left.Sum(one => (one - mean) * (one - mean))),
            Part(rows).BesideConstant(values, CancellationToken.None).Error,
            1e-6
        );
        Assert.Equal(double.NaN, Part(Batch.FromValues(Width, [1, 0, 1, 0, 1])).BesideConstant([-3], CancellationToken.None).Error);
    }

    [Fact]
    public void The_constant_model_is_not_better_for_knowing_the_means_of_the_rows_it_is_judged_by()
    {
        const int Few = 40;
        // Bits of known probability: what the best constant model comes to on any rows.
        double[] chances = [.. Enumerable.Range(0, Width).Select(i => (i + 1.0) / (Width + 2))];
        var known = chances.Sum(p => (p * Math.Log(p)) + ((1 - p) * Math.Log(1 - p)));
        var (plain, found) = (0.0, 0.0);
        const int Samples = 400;
        for (var sample = 0; sample < Samples; sample++)
        {
            var words = Permutation.Of(Key.FromSeed(5).Child((ulong)sample), 100 * Few * Width);
            var rows = Batch.FromValues(
                Width,
                [.. Enumerable.Range(0, Few * Width).Select(i => words[i] < chances[i % Width] * 100 * Few * Width ? 1f : 0)]
            );
            plain += Average(rows) / Samples;
            found += Part(rows).BesideConstant([.. new double[Few]], CancellationToken.None).Constant!.Value / Samples;
        }

        // Half a nat for each number that is fitted, over the rows.
        Assert.Equal(known + (0.5 * Width / Few), plain, 0.03);
        Assert.Equal(known, found, 0.03);
    }

    private static JudgedPart Part(Batch rows) =>
        new(new Evaluation(Model, Model.Initialize(Key.FromSeed(1)), Seed: 1, Draws: 1, Threads: 1), rows, IsTrain: false, TrainSeed: 1);

    // What the best constant model of some rows says of one of them.
    private static double Constant(Batch rows, int row) => Score(Means(rows), rows[row].Span);

    private static double Average(Batch rows) => Enumerable.Range(0, rows.Count).Average(row => Constant(rows, row));

    private static double[] Means(Batch rows) => [.. ValueMoments.Of(rows).Means];

    private static double Score(double[] means, ReadOnlySpan<float> row)
    {
        double sum = 0;
        for (var i = 0; i < means.Length; i++)
        {
            sum += row[i] == 1 ? Math.Log(means[i]) : Math.Log(1 - means[i]);
        }

        return sum;
    }

    // Rows that differ much in how likely they are: the first value is rarely 1.
    private static Batch Bits(Key key)
    {
        var noise = new float[Rows * Width];
        StandardNormalNoise.Fill(key, 0, noise);
        return Batch.FromValues(Width, [.. noise.Select((value, i) => value > (i % Width == 0 ? 1.5f : 0.3f * (i % Width)) ? 1f : 0)]);
    }

    private static float[] Noise(Key key)
    {
        var noise = new float[Rows];
        StandardNormalNoise.Fill(key, 0, noise);
        return noise;
    }
}
