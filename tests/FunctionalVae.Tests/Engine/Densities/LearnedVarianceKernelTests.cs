using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The gradients of a trained variance against their definitions in float64, at and around the borders of blocks of the batch.</summary>
public sealed class LearnedVarianceKernelTests
{
    private const double Floor = 0.01;
    private const double Bound = 1e-6;
    private static readonly int[] Widths = [1, 15, 16, 17, 50];

    [Fact]
    public void The_gradients_agree_with_their_definitions()
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths)
            {
                Check(Run(rows, columns, 1, lanes: 1));
                Check(Run(rows, columns, columns, lanes: 1));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_number_of_lanes_changes_no_bit(int lanes)
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths)
            {
                foreach (var scales in (int[])[1, columns])
                {
                    var (one, more) = (Run(rows, columns, scales, 1), Run(rows, columns, scales, lanes));
                    Assert.Equal(one.MeanGradient.Data, more.MeanGradient.Data);
                    Assert.Equal(one.LogScaleGradient.Data, more.LogScaleGradient.Data);
                }
            }
        }
    }

    // Where the variance has found its place the terms 1 − (x − x̂)²/σ² cancel, here those of 1.1 and 0.9.
    [Fact]
    public void Terms_that_cancel_are_summed_without_loss()
    {
        const int count = 65_536;
        float[] differences = [.. Enumerable.Range(0, count).Select(i => i < count / 2 ? 1.1f : 0.9f)];
        var mean = new Matrix(differences, 0, count / 16, 16);
        var target = new Matrix(new float[count], 0, count / 16, 16);
        var run = Run(mean, target, KernelRun.Rows([0f]), lanes: 1, floor: 0);
        var exact = differences.Sum(d => 1 - ((double)d * d));
        Assert.InRange(KernelRun.Error(run.LogScaleGradient.Values[0], 0.5 * exact / mean.Rows), 0, Bound);
        var running = differences.Aggregate(0f, (sum, d) => sum + (1 - (d * d)));
        Assert.True(KernelRun.Error(running, exact) > Bound, "a running sum passes");
    }

    private static VarianceRun Run(int rows, int columns, int scales, int lanes) =>
        Run(KernelRun.Normal(rows, columns, 1), KernelRun.Normal(rows, columns, 2), KernelRun.Normal(1, scales, 3), lanes, Floor);

    private static VarianceRun Run(Matrix mean, Matrix target, Matrix logScale, int lanes, double floor)
    {
        var run = new VarianceRun(
            mean,
            target,
            logScale,
            KernelRun.Unwritten(mean.Rows, mean.Columns),
            KernelRun.Unwritten(1, logScale.Columns)
        );
        KernelRun.Of(
            mean.Rows,
            (lane, memory) =>
                LearnedVarianceKernel.Backward(lane, memory, mean, target, logScale, run.MeanGradient, run.LogScaleGradient, floor),
            sums: logScale.Columns,
            lanes
        );
        return run;
    }

    private static void Check(VarianceRun run)
    {
        var (rows, columns, scales) = (run.Mean.Rows, run.Mean.Columns, run.LogScale.Columns);
        for (var scale = 0; scale < scales; scale++)
        {
            // Row by row, in each the dimensions that have this scale, and of each the 1 and the square.
            var each = columns / scales;
            var first = scale;
            BatchSizes.Near(
                2 * rows * each,
                term => Part(term % 2 == 0, term / 2 / each, first + (term / 2 % each)),
                run.LogScaleGradient.Values[scale],
                Bound
            );
        }

        for (var item = 0; item < rows * columns; item++)
        {
            var (row, i) = (item / columns, item % columns);
            var exact = Difference(row, i) / (Variance(i) * rows);
            Assert.Equal(exact, run.MeanGradient.Values[item], Bound * Math.Abs(exact));
        }

        double Difference(int row, int i) => (double)run.Mean.Row(row)[i] - run.Target.Row(row)[i];
        double Exponential(int i) => Math.Exp(run.LogScale.Values[scales == 1 ? 0 : i]);
        double Variance(int i) => Floor + Exponential(i);
        double Part(bool isOne, int row, int i) =>
            0.5 * (isOne ? 1 : -Math.Pow(Difference(row, i), 2) / Variance(i)) * Exponential(i) / Variance(i) / rows;
    }

    private sealed record VarianceRun(Matrix Mean, Matrix Target, Matrix LogScale, Matrix MeanGradient, Matrix LogScaleGradient);
}
