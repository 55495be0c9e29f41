using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>
/// A normalisation of groups and its gradients against their definitions in float64: groups narrower and wider than a vector, one pixel and
/// several, at and around the borders of blocks of the batch.
/// </summary>
public sealed class GroupNormKernelTests
{
    private const double Epsilon = 1e-3;
    private const double Bound = 1e-6;

    // Groups, channels of a group, pixels.
    private static readonly (int, int, int)[] Sizes = [(1, 5, 3), (3, 2, 1), (5, 4, 4), (6, 4, 2), (2, 17, 3), (12, 1, 6), (3, 16, 2)];

    [Fact]
    public void Values_and_gradients_agree_with_their_definitions()
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var size in Sizes)
            {
                foreach (var adds in (bool[])[false, true])
                {
                    Check(Run(rows, size, lanes: 1, adds));
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_lanes_changes_no_bit(int lanes)
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            foreach (var size in Sizes)
            {
                var (one, more) = (Run(rows, size, 1, adds: true), Run(rows, size, lanes, adds: true));
                Assert.Equal(one.Output.Data, more.Output.Data);
                Assert.Equal(one.InputGradient.Data, more.InputGradient.Data);
                Assert.Equal(one.GainGradient.Data, more.GainGradient.Data);
                Assert.Equal(one.BiasGradient.Data, more.BiasGradient.Data);
            }
        }
    }

    [Fact]
    public void One_group_and_one_pixel_is_a_layer_normalisation()
    {
        var group = Run(21, (1, 37, 1), lanes: 1, adds: false);
        var (output, input) = (KernelRun.Unwritten(21, 37), KernelRun.Unwritten(21, 37));
        var (gain, bias) = (KernelRun.Unwritten(1, 37), KernelRun.Unwritten(1, 37));
        KernelRun.Of(
            21,
            (lane, memory) =>
            {
                LayerNormKernel.Forward(lane, group.Input, group.Gain, group.Bias, output, Epsilon);
                LayerNormKernel.Backward(lane, memory, group.Input, group.Gain, group.OutputGradient, input, gain, bias, Epsilon);
            },
            sums: 2 * BlockSums.Padded(37)
        );
        Assert.Equal(group.Output.Data, output.Data);
        Assert.Equal(group.InputGradient.Data, input.Data);
        Assert.Equal(group.GainGradient.Data, gain.Data);
        Assert.Equal(group.BiasGradient.Data, bias.Data);
    }

    private static GroupNormRun Run(int rows, (int Groups, int Width, int Pixels) size, int lanes, bool adds)
    {
        var channels = size.Groups * size.Width;
        var columns = channels * size.Pixels;
        var run = new GroupNormRun(
            size.Groups,
            KernelRun.Normal(rows, columns, 1),
            KernelRun.Normal(rows, columns, 2),
            KernelRun.Normal(1, channels, 3),
            KernelRun.Normal(1, channels, 4),
            adds ? 1 : 0,
            KernelRun.Unwritten(rows, columns),
            KernelRun.Unwritten(rows, columns),
            Start(),
            Start()
        );
        KernelRun.Of(rows, run.Both, sums: 2 * BlockSums.Padded(channels), lanes);
        return run;

        Matrix Start() => adds ? KernelRun.Rows([.. Enumerable.Repeat(1f, channels)]) : KernelRun.Unwritten(1, channels);
    }

    private static void Check(GroupNormRun run)
    {
        var (rows, columns, channels) = (run.Input.Rows, run.Input.Columns, run.Gain.Columns);
        var normalised = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var group = 0; group < run.Groups; group++)
            {
                var own = Enumerable.Range(0, columns).Where(i => i % channels / (channels / run.Groups) == group).ToList();
                var mean = own.Average(i => (double)run.Input.Row(row)[i]);
                var inverse = 1 / Math.Sqrt(own.Average(i => Math.Pow(run.Input.Row(row)[i] - mean, 2)) + Epsilon);
                own.ForEach(i => normalised[row, i] = (run.Input.Row(row)[i] - mean) * inverse);
                var meanOfGradient = own.Average(i => Scaled(row, i));
                var meanOfProduct = own.Average(i => Scaled(row, i) * normalised[row, i]);
                foreach (var i in own)
                {
                    var (g, x) = (Scaled(row, i), normalised[row, i]);
                    var (gain, bias) = ((double)run.Gain.Values[i % channels], (double)run.Bias.Values[i % channels]);
                    Assert.Equal(
                        (gain * x) + bias,
                        run.Output.Row(row)[i],
                        3 * Bound * ((Math.Abs(gain) * (1 + Math.Abs(x))) + Math.Abs(bias))
                    );
                    var scale = (Math.Abs(g) + Math.Abs(meanOfGradient) + Math.Abs(x * meanOfProduct)) * inverse;
                    Assert.Equal((g - meanOfGradient - (x * meanOfProduct)) * inverse, run.InputGradient.Row(row)[i], 3 * Bound * scale);
                }
            }
        }

        for (var channel = 0; channel < channels; channel++)
        {
            // Of every pixel of every example.
            var (own, pixels) = (channel, columns / channels);
            BatchSizes.Near(rows * pixels, at => Gradient(at, own) * At(at, own), run.GainGradient.Values[channel], Bound, run.Start);
            BatchSizes.Near(rows * pixels, at => Gradient(at, own), run.BiasGradient.Values[channel], Bound, run.Start);
        }

        double Scaled(int row, int i) => (double)run.OutputGradient.Row(row)[i] * run.Gain.Values[i % channels];
        double Gradient(int at, int channel) => run.OutputGradient.Row(at % rows)[(at / rows * channels) + channel];
        double At(int at, int channel) => normalised[at % rows, (at / rows * channels) + channel];
    }

    private sealed record GroupNormRun(
        int Groups,
        Matrix Input,
        Matrix OutputGradient,
        Matrix Gain,
        Matrix Bias,
        double Start,
        Matrix Output,
        Matrix InputGradient,
        Matrix GainGradient,
        Matrix BiasGradient
    )
    {
        public void Both(Lane lane, Workspace memory)
        {
            GroupNormKernel.Forward(lane, Input, Gain, Bias, Output, Groups, Epsilon);
            if (Start == 0)
            {
                GroupNormKernel.Backward(
                    lane,
                    memory,
                    Input,
                    Gain,
                    OutputGradient,
                    InputGradient,
                    GainGradient,
                    BiasGradient,
                    Groups,
                    Epsilon
                );
            }
            else
            {
                GroupNormKernel.NextBackward(
                    lane,
                    memory,
                    Input,
                    Gain,
                    OutputGradient,
                    InputGradient,
                    GainGradient,
                    BiasGradient,
                    Groups,
                    Epsilon
                );
            }
        }
    }
}
