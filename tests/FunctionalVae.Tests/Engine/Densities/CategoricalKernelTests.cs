using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The log-mass of one-hot groups with its gradient and mean, against float64 and by the identities of a mass.</summary>
public sealed class CategoricalKernelTests
{
    private const double ScoreBound = 5e-7;
    private const double GradientBound = 7e-7;
    private const double MeanBound = 5e-7;

    public static class OneGroup
    {
        /// <summary>Lengths up to 4,096, of which most are short; of every magnitude.</summary>
        public static Arbitrary<NamedRows> Rows() => NamedRows.OneOf("l", fewest: 2, largest: 12);
    }

    [Sampled(typeof(OneGroup))]
    public bool Score_gradient_and_mean_keep_their_digits_whichever_level_is_chosen(NamedRows sample)
    {
        var l = sample.Values[0];
        var largest = Array.IndexOf(l, l.Max());
        var rest = l.Where((_, i) => i != largest).Sum(logit => Math.Exp(logit - (double)l[largest]));
        double[] shares = [.. l.Select(logit => Math.Exp(logit - (double)l[largest]) / (1 + rest))];
        if (!shares.Zip(Mean(l, l.Length)).All(pair => KernelRun.Holds(pair.Second, pair.First, MeanBound)))
        {
            return false;
        }

        // All levels of a short group; of a long one some, with the largest and the smallest.
        var chosen = Enumerable.Range(0, l.Length).Where(level => level % Math.Max(1, l.Length / 10) == 0);
        return chosen
            .Append(largest)
            .Append(Array.IndexOf(l, l.Min()))
            .All(level =>
            {
                // −log of the level's share: log1p of what the others are beside the largest, or more where another is that.
                var loss = l[largest] - (double)l[level] + SpecialFunctions.Log1p(rest);
                var x = OneHot(l.Length, level);
                var gradient = Gradient(l, x, l.Length);
                return KernelRun.Holds(Score(l, x, l.Length), -loss, ScoreBound)
                    && Enumerable
                        .Range(0, l.Length)
                        .All(i => KernelRun.Holds(gradient[i], i == level ? SpecialFunctions.Expm1(-loss) : shares[i], GradientBound));
            });
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(16, 3)]
    [InlineData(17, 2)]
    [InlineData(40, 1)]
    public void Groups_stand_by_themselves(int levels, int groups)
    {
        float[][] l = [.. Enumerable.Range(0, groups).Select(group => Logits(levels, group))];
        float[][] x = [.. Enumerable.Range(0, groups).Select(group => OneHot(levels, (3 * group) % levels))];
        float[] all = [.. l.SelectMany(group => group)];
        float[] chosen = [.. x.SelectMany(group => group)];
        Assert.Equal(l.Zip(x, (one, level) => Score(one, level, levels)).Sum(), Score(all, chosen, levels), 1e-14);
        Assert.Equal(l.Zip(x, (one, level) => Gradient(one, level, levels)).SelectMany(each => each), Gradient(all, chosen, levels));
        Assert.Equal(l.SelectMany(one => Mean(one, levels)), Mean(all, levels));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 2)]
    [InlineData(20, 1)]
    public void The_mass_is_one_its_gradient_is_0_on_average_and_has_the_variance_of_its_means(int levels, int groups)
    {
        float[] l = [.. Enumerable.Range(0, groups).SelectMany(group => Logits(levels, group))];
        var mean = Mean(l, levels);
        var total = 0.0;
        var first = new double[l.Length];
        var second = new double[l.Length, l.Length];
        for (var number = 0; number < (int)Math.Pow(levels, groups); number++)
        {
            var x = Enumerable
                .Range(0, groups)
                .SelectMany(group => OneHot(levels, number / (int)Math.Pow(levels, group) % levels))
                .ToArray();
            var p = Math.Exp(Score(l, x, levels));
            var gradient = Gradient(l, x, levels);
            total += p;
            for (var i = 0; i < l.Length; i++)
            {
                first[i] += p * gradient[i];
                for (var j = 0; j < l.Length; j++)
                {
                    second[i, j] += p * gradient[i] * gradient[j];
                }
            }
        }

        Assert.Equal(1, total, 1e-6);
        Assert.All(first, slope => Assert.Equal(0, slope, 1e-6));
        // Fisher's information of the logits.
        for (var i = 0; i < l.Length; i++)
        {
            for (var j = 0; j < l.Length; j++)
            {
                var expected = i / levels == j / levels ? (i == j ? mean[i] : 0) - (mean[i] * mean[j]) : 0;
                Assert.Equal(expected, second[i, j], 1e-6);
            }
        }
    }

    [Fact]
    public void A_sure_level_keeps_the_little_that_it_lacks()
    {
        float[] l = [0, 40, 3];
        var lack = Math.Exp(-40) + Math.Exp(-37);
        Assert.InRange(KernelRun.Error(Score(l, OneHot(3, 1), 3), -lack), 0, ScoreBound);
        Assert.InRange(KernelRun.Error(Gradient(l, OneHot(3, 1), 3)[1], -lack), 0, GradientBound);

        // In float32 nothing is left of it in l − log Σ e^l, nor in softmax − 1.
        var logSum = (float)Math.Log(l.Sum(logit => Math.Exp(logit)));
        Assert.Equal(0, l[1] - logSum);
        Assert.Equal(0, Mean(l, 3)[1] - 1);
    }

    [Fact]
    public void Logits_far_from_0_have_no_overflow()
    {
        Assert.Equal(-Math.Log(2), Score([1e30f, 1e30f], [0, 1], 2), 1e-7);
        Assert.Equal(-2e30, Score([1e30f, -1e30f], [0, 1], 2), 1e24);
        Assert.Equal([0.5f, 0.5f], Mean([-3e38f, -3e38f], 2));
        Assert.Equal([1f, -1f], Gradient([1e30f, -1e30f], [0, 1], 2));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.True(double.IsNaN(Score([0, float.NaN, 1], [1, 0, 0], 3)));
        Assert.Contains(float.NaN, Gradient([0, float.NaN, 1], [1, 0, 0], 3));
        Assert.Contains(float.NaN, Mean([0, float.NaN, 1], 3));
    }

    [Fact]
    public void The_mean_may_take_the_place_of_the_logits()
    {
        var logits = KernelRun.Rows(Logits(18, 1), Logits(18, 2));
        float[] expected = [.. Mean(Logits(18, 1), 6), .. Mean(Logits(18, 2), 6)];
        KernelRun.Of(2, (lane, _) => CategoricalKernel.Mean(lane, logits, logits, 6));
        Assert.Equal(expected, logits.Values.ToArray());
    }

    [Fact]
    public void The_number_of_lanes_changes_no_bit()
    {
        var l = KernelRun.Rows([.. Enumerable.Range(0, 7).Select(row => Logits(36, row))]);
        var x = KernelRun.Rows([
            .. Enumerable.Range(0, 7).Select(row => (float[])[.. OneHot(12, row), .. OneHot(12, 3), .. OneHot(12, 11)]),
        ]);
        Assert.Equal(Run(1), Run(3));

        double[] Run(int lanes)
        {
            var (gradient, mean) = (KernelRun.Unwritten(7, 36), KernelRun.Unwritten(7, 36));
            var memory = KernelRun.Of(
                7,
                (lane, memory) =>
                {
                    CategoricalKernel.Score(lane, memory, l, x, 12);
                    CategoricalKernel.Backward(lane, l, x, gradient, 12);
                    CategoricalKernel.Mean(lane, l, mean, 12);
                },
                lanes: lanes
            );
            return
            [
                .. memory.Reconstruction.Take(7),
                .. gradient.Values.ToArray().Select(value => (double)value),
                .. mean.Values.ToArray().Select(value => (double)value),
            ];
        }
    }

    private static float[] Logits(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => 3 * MathF.Sin((7 * i) + (13 * seed)))];

    private static float[] OneHot(int count, int level) => [.. Enumerable.Range(0, count).Select(i => i == level ? 1f : 0f)];

    private static double Score(float[] l, float[] x, int levels) =>
        KernelRun
            .Of(1, (lane, memory) => CategoricalKernel.Score(lane, memory, KernelRun.Rows(l), KernelRun.Rows(x), levels))
            .Reconstruction[0];

    private static float[] Gradient(float[] l, float[] x, int levels)
    {
        var gradient = KernelRun.Unwritten(1, l.Length);
        KernelRun.Of(1, (lane, _) => CategoricalKernel.Backward(lane, KernelRun.Rows(l), KernelRun.Rows(x), gradient, levels));
        return gradient.Values.ToArray();
    }

    private static float[] Mean(float[] l, int levels)
    {
        var mean = KernelRun.Unwritten(1, l.Length);
        KernelRun.Of(1, (lane, _) => CategoricalKernel.Mean(lane, KernelRun.Rows(l), mean, levels));
        return mean.Values.ToArray();
    }
}
