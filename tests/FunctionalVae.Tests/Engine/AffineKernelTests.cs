using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The affine map and its three derivatives against their definitions in float64, for every shape at and around the tiles' edges.</summary>
public sealed class AffineKernelTests
{
    private static readonly int[] Sizes = [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 47, 48, 49, 96, 97];

    [Fact]
    public void Output_and_gradients_agree_with_their_definitions()
    {
        foreach (var examples in (int[])[1, 3, 8, 17, 49])
        {
            foreach (var inputs in (int[])[1, 2, 13, 48, 50])
            {
                foreach (var outputs in Sizes)
                {
                    Check(examples, inputs, outputs);
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_number_of_lanes_changes_no_bit(int lanes)
    {
        foreach (var outputs in Sizes)
        {
            Same(AffineRun.Of(11, 37, outputs, 1), AffineRun.Of(11, 37, outputs, lanes));
        }
    }

    // One of the three products has more rows than are gone through at once.
    [Theory]
    [InlineData(170, 1000, 20)]
    [InlineData(20, 170, 1000)]
    [InlineData(1000, 170, 20)]
    public void Rows_beyond_the_second_cache_change_nothing(int examples, int inputs, int outputs)
    {
        Check(examples, inputs, outputs);
        Same(AffineRun.Of(examples, inputs, outputs, 1), AffineRun.Of(examples, inputs, outputs, 3));
    }

    [Fact]
    public void The_batch_around_an_example_changes_no_bit()
    {
        var many = AffineRun.Of(50, 37, 97, 1);
        for (var examples = 1; examples < 50; examples += 7)
        {
            var few = AffineRun.Of(examples, 37, 97, 1);
            Assert.Equal(many.Output[..few.Output.Length], few.Output);
            Assert.Equal(many.InputGradient[..few.InputGradient.Length], few.InputGradient);
        }
    }

    private static void Same(AffineRun one, AffineRun more)
    {
        Assert.Equal(one.Output, more.Output);
        Assert.Equal(one.InputGradient, more.InputGradient);
        Assert.Equal(one.WeightGradient, more.WeightGradient);
        Assert.Equal(one.BiasGradient, more.BiasGradient);
    }

    private static void Check(int examples, int inputs, int outputs)
    {
        var run = AffineRun.Of(examples, inputs, outputs, 1);
        for (var b = 0; b < examples; b++)
        {
            for (var m = 0; m < outputs; m++)
            {
                Near(inputs, n => run.X(b, n) * run.W(n, m), run.Bias[m], run.Output[(b * outputs) + m]);
            }

            for (var n = 0; n < inputs; n++)
            {
                Near(outputs, m => run.Dy(b, m) * run.W(n, m), 0, run.InputGradient[(b * inputs) + n]);
            }
        }

        for (var m = 0; m < outputs; m++)
        {
            Near(examples, b => run.Dy(b, m), 0, run.BiasGradient[m]);
            for (var n = 0; n < inputs; n++)
            {
                Near(examples, b => run.X(b, n) * run.Dy(b, m), 0, run.WeightGradient[(n * outputs) + m]);
            }
        }
    }

    private static void Near(int count, Func<int, double> term, double start, double actual)
    {
        var (sum, scale) = (start, Math.Abs(start));
        for (var i = 0; i < count; i++)
        {
            sum += term(i);
            scale += Math.Abs(term(i));
        }

        Assert.Equal(sum, actual, 1e-6 * scale);
    }
}
