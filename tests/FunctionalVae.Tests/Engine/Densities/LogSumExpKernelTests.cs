using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The logarithm of a sum of exponentials and its derivative, against float64.</summary>
public sealed class LogSumExpKernelTests
{
    // Beside half a unit in the last place of the result.
    private const double Bound = 3e-7;
    private const double SoftmaxBound = 5e-7;
    private static readonly double HalfUnit = Math.ScaleB(1, -24);

    public static class OneRow
    {
        /// <summary>Lengths up to 4,096, of which most are short; of every magnitude.</summary>
        public static Arbitrary<NamedRows> Rows() => NamedRows.OneOf("x", fewest: 1, largest: 16);
    }

    [Sampled(typeof(OneRow))]
    public bool Rows_of_any_length_agree_with_float64(NamedRows sample)
    {
        var exact = Exact(sample.Values[0]);
        return Math.Abs(Value(sample.Values[0]) - exact) <= Bound + (HalfUnit * Math.Abs(exact));
    }

    [Sampled(typeof(OneRow))]
    public bool The_derivative_is_the_softmax(NamedRows sample)
    {
        var row = sample.Values[0];
        var gradient = Gradient(row, 1);
        var largest = (double)row.Max();
        var total = row.Sum(x => Math.Exp(x - largest));
        return row.Zip(gradient).All(pair => KernelRun.Holds(pair.Second, Math.Exp(pair.First - largest) / total, SoftmaxBound))
            && Math.Abs(gradient.Sum(share => (double)share) - 1) <= SoftmaxBound;
    }

    [Fact]
    public void The_derivative_takes_the_rounding_of_a_difference_in()
    {
        // The float nearest to x − 1000 is 4e-6 away, and so would be the softmax made of it, or of e^(x − log Σ e^x).
        float[] row = [70000.01f, 69990.2f, 70000.9f - 80];
        var exact = Math.Exp((double)row[1] - row[0]) / row.Sum(x => Math.Exp(x - (double)row[0]));
        Assert.InRange(KernelRun.Error(Gradient(row, 1)[1], exact), 0, SoftmaxBound);
        Assert.True(KernelRun.Error(Math.Exp(row[1] - Value(row)), exact) > 100 * SoftmaxBound, "e^(x − log Σ e^x) passes");
    }

    [Theory]
    [InlineData(3.4e38f)]
    [InlineData(-3.4e38f)]
    [InlineData(0f)]
    [InlineData(1e-45f)]
    [InlineData(0.1f)]
    public void One_value_is_its_own_result(float value)
    {
        Assert.Equal(value, Value([value]));
        Assert.Equal([0.3f], Gradient([value], 0.3f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(4096)]
    public void Equal_values_add_the_logarithm_of_their_number_and_share_alike(int count)
    {
        float[] row = [.. Enumerable.Repeat(88f, count)];
        Assert.Equal((float)(88 + Math.Log(count)), Value(row));
        Assert.All(Gradient(row, 1), share => Assert.Equal((float)(1.0 / count), share));
    }

    [Fact]
    public void A_sum_without_the_shift_is_seen_to_overflow()
    {
        float[] row = [100, 100];
        Assert.Equal(float.PositiveInfinity, MathF.Log(row.Sum(MathF.Exp)));
        Assert.Equal((float)(100 + Math.Log(2)), Value(row));
    }

    [Fact]
    public void Infinities_and_NaN()
    {
        for (var count = 1; count <= 20; count++)
        {
            float[] none = [.. Enumerable.Repeat(float.NegativeInfinity, count)];
            Assert.Equal(float.NegativeInfinity, Value(none));
            Assert.All(Gradient(none, 1), share => Assert.Equal(0, share));
            Assert.Equal(7, Value([7, .. none]));
            Assert.Equal([1, .. new float[count]], Gradient([7, .. none], 1));
            Assert.Equal(float.PositiveInfinity, Value([float.PositiveInfinity, .. none]));
            Assert.True(float.IsNaN(Value([.. none, float.NaN])));
            Assert.True(float.IsNaN(Value([float.NaN, .. none, 1])));
            Assert.All(Gradient([.. none, float.NaN], 1), share => Assert.True(float.IsNaN(share)));
        }
    }

    [Fact]
    public void The_number_of_lanes_changes_no_bit()
    {
        var rows = KernelRun.Rows([.. Enumerable.Range(0, 7).Select(r => Enumerable.Range(0, 37).Select(i => MathF.Sin(r + i)).ToArray())]);
        Assert.Equal(Run(1), Run(3));

        float[] Run(int lanes)
        {
            var (sums, gradient) = (KernelRun.Unwritten(7, 1), KernelRun.Unwritten(7, 37));
            using var team = new ThreadTeam(lanes);
            team.Run(lane =>
            {
                LogSumExpKernel.Forward(lane, rows, sums);
                LogSumExpKernel.Backward(lane, rows, sums, gradient);
            });
            return [.. sums.Values, .. gradient.Values];
        }
    }

    private static double Exact(float[] row)
    {
        var largest = (double)row.Max();
        return largest + Math.Log(row.Sum(x => Math.Exp(x - largest)));
    }

    private static float Value(float[] row)
    {
        var result = KernelRun.Unwritten(1, 1);
        KernelRun.Of(1, (lane, _) => LogSumExpKernel.Forward(lane, KernelRun.Rows(row), result));
        return result.Values[0];
    }

    private static float[] Gradient(float[] row, float outputGradient)
    {
        var result = KernelRun.Unwritten(1, row.Length);
        KernelRun.Of(1, (lane, _) => LogSumExpKernel.Backward(lane, KernelRun.Rows(row), KernelRun.Rows([outputGradient]), result));
        return result.Values.ToArray();
    }
}
