using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The driver of densities with a variance, by the Laplace density, against definitions in float64: around the borders of vectors and blocks.</summary>
public sealed class ScaledDensitiesTests
{
    private const double Floor = 0.01;
    private const double Bound = 2e-6;
    private static readonly int[] Widths = [1, 15, 16, 17, 50];

    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths)
            {
                cases.Add(rows, columns);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_and_gradients_agree_with_their_definitions(int rows, int columns)
    {
        Check(Run(rows, columns, 1, lanes: 1));
        Check(Run(rows, columns, columns, lanes: 1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_number_of_lanes_changes_no_bit(int rows, int columns)
    {
        foreach (var scales in (int[])[1, columns])
        {
            var one = Run(rows, columns, scales, 1);
            foreach (var lanes in (int[])[2, 3, 4])
            {
                var more = Run(rows, columns, scales, lanes);
                Assert.Equal(one.Score, more.Score);
                Assert.Equal(one.MeanGradient.Data, more.MeanGradient.Data);
                Assert.Equal(one.LogScaleGradient.Data, more.LogScaleGradient.Data);
            }
        }
    }

    [Fact]
    public void A_given_variance_is_a_trained_one_that_says_the_same()
    {
        var (mean, target) = (KernelRun.Normal(5, 17, 1), KernelRun.Normal(5, 17, 2));
        var gradient = KernelRun.Unwritten(5, 17);
        var memory = KernelRun.Of(
            5,
            (lane, memory) =>
            {
                LaplaceKernel.Score(lane, memory, mean, target, 0.3);
                LaplaceKernel.Backward(lane, mean, target, gradient, 0.3);
            }
        );
        for (var row = 0; row < 5; row++)
        {
            Near(Terms(mean, target, row, _ => 0.3), memory.Reconstruction[row]);
            for (var i = 0; i < 17; i++)
            {
                Near(-Math.Sign(target.Row(row)[i] - mean.Row(row)[i]) / Math.Sqrt(0.15) / 5, gradient.Row(row)[i]);
            }
        }
    }

    private static DensityRun Run(int rows, int columns, int scales, int lanes)
    {
        var run = new DensityRun(
            KernelRun.Normal(rows, columns, 1),
            KernelRun.Normal(rows, columns, 2),
            KernelRun.Normal(1, scales, 3),
            KernelRun.Unwritten(rows, columns),
            KernelRun.Unwritten(1, scales),
            new double[rows]
        );
        var memory = KernelRun.Of(
            rows,
            (lane, memory) =>
            {
                LaplaceKernel.LearnedScore(lane, memory, run.Mean, run.Target, run.LogScale, Floor);
                LaplaceKernel.LearnedBackward(
                    lane,
                    memory,
                    run.Mean,
                    run.Target,
                    run.LogScale,
                    run.MeanGradient,
                    run.LogScaleGradient,
                    Floor
                );
            },
            sums: scales,
            lanes
        );
        memory.Reconstruction.AsSpan(0, rows).CopyTo(run.Score);
        return run;
    }

    private static void Check(DensityRun run)
    {
        var (rows, columns) = (run.Mean.Rows, run.Mean.Columns);
        var slopes = new double[run.LogScale.Count];
        var sizes = new double[run.LogScale.Count];
        for (var row = 0; row < rows; row++)
        {
            Near(Terms(run.Mean, run.Target, row, Variance), run.Score[row]);
            for (var i = 0; i < columns; i++)
            {
                var distance = (double)run.Target.Row(row)[i] - run.Mean.Row(row)[i];
                var scale = Math.Sqrt(Variance(i) / 2);
                Near(-Math.Sign(distance) / scale / rows, run.MeanGradient.Row(row)[i]);
                // d b/d σ² = b/(2σ²) and d σ²/d s = σ² − floor.
                var (near, far) = (1.0, Math.Abs(distance) / scale);
                var share = 0.5 * (Variance(i) - Floor) / Variance(i) / rows;
                slopes[i % slopes.Length] += share * (near - far);
                sizes[i % slopes.Length] += share * (near + far);
            }
        }

        for (var i = 0; i < slopes.Length; i++)
        {
            Assert.Equal(slopes[i], run.LogScaleGradient.Values[i], Bound * sizes[i]);
        }

        double Variance(int column) => Floor + Math.Exp(run.LogScale.Values[run.LogScale.Count == 1 ? 0 : column]);
    }

    private static double Terms(Matrix mean, Matrix target, int row, Func<int, double> variance)
    {
        var sum = 0.0;
        for (var i = 0; i < mean.Columns; i++)
        {
            var scale = Math.Sqrt(variance(i) / 2);
            sum -= (Math.Abs((double)target.Row(row)[i] - mean.Row(row)[i]) / scale) + Math.Log(2 * scale);
        }

        return sum;
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Bound * Math.Max(1, Math.Abs(expected)));

    private sealed record DensityRun(
        Matrix Mean,
        Matrix Target,
        Matrix LogScale,
        Matrix MeanGradient,
        Matrix LogScaleGradient,
        double[] Score
    );
}
