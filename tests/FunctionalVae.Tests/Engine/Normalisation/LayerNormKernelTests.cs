using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The gradients of a layer normalisation against their definitions in float64, at and around the borders of blocks of the batch.</summary>
public sealed class LayerNormKernelTests
{
    private const double Epsilon = 1e-3;
    private const double Bound = 1e-6;
    private static readonly int[] Widths = [2, 15, 16, 17, 50];

    [Fact]
    public void The_gradients_agree_with_their_definitions()
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths)
            {
                Check(Run(rows, columns, lanes: 1));
            }
        }
    }

    [Fact]
    public void Later_gradients_are_added_to_what_is_there()
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var columns in Widths)
            {
                Check(Run(rows, columns, lanes: 1, adds: true));
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
                foreach (var adds in (bool[])[false, true])
                {
                    var (one, more) = (Run(rows, columns, 1, adds), Run(rows, columns, lanes, adds));
                    Assert.Equal(one.InputGradient.Data, more.InputGradient.Data);
                    Assert.Equal(one.GainGradient.Data, more.GainGradient.Data);
                    Assert.Equal(one.BiasGradient.Data, more.BiasGradient.Data);
                }
            }
        }
    }

    [Fact]
    public void They_are_summed_over_a_large_batch_without_loss()
    {
        var (x, dy) = (new float[] { 0.3f, -0.1f }, new float[] { 0.1f, 0.7f });
        var run = Run(Repeated(x), Repeated(dy), KernelRun.Rows([1, 1]), lanes: 1, start: null);
        Check(run);
        var running = 0f;
        for (var row = 0; row < run.Input.Rows; row++)
        {
            running += dy[0];
        }

        Assert.True(KernelRun.Error(running, run.Input.Rows * (double)dy[0]) > Bound, "a running sum passes");
    }

    private static Matrix Repeated(float[] row) => KernelRun.Rows([.. Enumerable.Repeat(row, 4096)]);

    private static LayerNormRun Run(int rows, int columns, int lanes, bool adds = false) =>
        Run(
            KernelRun.Normal(rows, columns, 1),
            KernelRun.Normal(rows, columns, 2),
            KernelRun.Normal(1, columns, 3),
            lanes,
            adds ? KernelRun.Normal(2, columns, 4) : null
        );

    private static LayerNormRun Run(Matrix x, Matrix dy, Matrix gain, int lanes, Matrix? start)
    {
        var run = new LayerNormRun(
            x,
            dy,
            gain,
            start,
            KernelRun.Unwritten(x.Rows, x.Columns),
            start is { } first ? KernelRun.Rows(first.Row(0).ToArray()) : KernelRun.Unwritten(1, x.Columns),
            start is { } second ? KernelRun.Rows(second.Row(1).ToArray()) : KernelRun.Unwritten(1, x.Columns)
        );
        KernelRun.Of(x.Rows, run.Backward, sums: 2 * BlockSums.Padded(x.Columns), lanes);
        return run;
    }

    private static void Check(LayerNormRun run)
    {
        var (rows, columns) = (run.Input.Rows, run.Input.Columns);
        for (var i = 0; i < columns; i++)
        {
            var (gain, bias) = run.Start is { } start ? (start.Row(0)[i], start.Row(1)[i]) : (0, 0);
            BatchSizes.Near(rows, row => Gradient(row, i) * Normalised(row, i), run.GainGradient.Values[i], Bound, gain);
            BatchSizes.Near(rows, row => Gradient(row, i), run.BiasGradient.Values[i], Bound, bias);
        }

        for (var row = 0; row < rows; row++)
        {
            var mean = Enumerable.Range(0, columns).Average(i => Scaled(row, i));
            var product = Enumerable.Range(0, columns).Average(i => Scaled(row, i) * Normalised(row, i));
            for (var i = 0; i < columns; i++)
            {
                var (g, x) = (Scaled(row, i), Normalised(row, i));
                var scale = (Math.Abs(g) + Math.Abs(mean) + Math.Abs(x * product)) * Inverse(row);
                Assert.Equal((g - mean - (x * product)) * Inverse(row), run.InputGradient.Row(row)[i], 2 * Bound * scale);
            }
        }

        double Gradient(int row, int i) => run.OutputGradient.Row(row)[i];
        double Scaled(int row, int i) => Gradient(row, i) * run.Gain.Values[i];
        double Deviation(int row, int i) => run.Input.Row(row)[i] - run.Input.Row(row).ToArray().Average(x => (double)x);
        double Inverse(int row) => 1 / Math.Sqrt(Enumerable.Range(0, columns).Average(i => Math.Pow(Deviation(row, i), 2)) + Epsilon);
        double Normalised(int row, int i) => Deviation(row, i) * Inverse(row);
    }

    private sealed record LayerNormRun(
        Matrix Input,
        Matrix OutputGradient,
        Matrix Gain,
        Matrix? Start,
        Matrix InputGradient,
        Matrix GainGradient,
        Matrix BiasGradient
    )
    {
        public void Backward(Lane lane, Workspace memory)
        {
            if (Start is null)
            {
                LayerNormKernel.Backward(lane, memory, Input, Gain, OutputGradient, InputGradient, GainGradient, BiasGradient, Epsilon);
            }
            else
            {
                LayerNormKernel.NextBackward(lane, memory, Input, Gain, OutputGradient, InputGradient, GainGradient, BiasGradient, Epsilon);
            }
        }
    }
}
