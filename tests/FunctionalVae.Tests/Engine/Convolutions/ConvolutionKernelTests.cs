using FunctionalVae.Engine;
using FunctionalVae.Graphs;

namespace FunctionalVae.Tests.Engine;

/// <summary>The convolution and its three derivatives against their definitions in float64, at and around the edges of images, tiles and blocks.</summary>
public sealed class ConvolutionKernelTests
{
    public static TheoryData<int, Window, int> Cases { get; } =
        new()
        {
            { 1, new(1, 1, 1, 1, 1, 0), 1 },
            { 3, new(5, 4, 1, 3, 1, 1), 16 },
            { 2, new(7, 6, 3, 4, 2, 1), 17 },
            { 5, new(6, 6, 8, 3, 1, 1), 49 },
            { 2, new(4, 5, 2, 2, 3, 0), 48 },
            // The kernel lies beyond the image altogether; the stride leaves pixels out.
            { 2, new(2, 3, 2, 2, 1, 3), 7 },
            { 2, new(9, 9, 1, 1, 4, 0), 5 },
            // More rows than are unfolded at once, in several blocks.
            { 3, new(14, 13, 1, 2, 1, 1), 33 },
            { 40, new(7, 7, 2, 3, 1, 1), 5 },
            // A patch of which few are unfolded at once, and a weight that has one block, cut into groups of tiles.
            { 2, new(5, 5, 300, 5, 1, 2), 3 },
            { 1, new(3, 3, 130, 3, 1, 1), 4000 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_agree_with_their_definitions(int examples, Window window, int outputs)
    {
        var run = ConvolutionRun.Of(examples, window, outputs, 1);
        foreach (var (exact, actual) in run.Exact().Zip(run.Results))
        {
            Assert.Equal(exact.Length, actual.Length);
            for (var i = 0; i < exact.Length; i++)
            {
                Assert.Equal(exact[i].Sum, actual[i], 1e-6 * exact[i].Scale);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_number_of_lanes_changes_no_bit(int examples, Window window, int outputs)
    {
        var one = ConvolutionRun.Of(examples, window, outputs, 1);
        foreach (var lanes in (int[])[2, 3, 5])
        {
            foreach (var (expected, actual) in one.Results.Zip(ConvolutionRun.Of(examples, window, outputs, lanes).Results))
            {
                Assert.Equal(expected, actual);
            }
        }
    }

    // As many equal terms as there are places: a running float32 sum of them is off by 1e-5.
    [Fact]
    public void Many_places_add_nothing_to_the_error_of_the_biass_gradient()
    {
        var run = ConvolutionRun.Of(64, new(14, 14, 1, 1, 1, 0), 3, lanes: 1, gradientEverywhere: 1.1f);
        Assert.All(run.Results[3], sum => Assert.InRange(KernelRun.Error(sum, 64 * 14 * 14 * (double)1.1f), 0, 1e-7));
    }

    [Fact]
    public void The_batch_around_an_example_changes_no_bit()
    {
        var window = new Window(7, 6, 3, 4, 2, 1);
        var many = ConvolutionRun.Of(20, window, 50, 1);
        for (var examples = 1; examples < 20; examples += 6)
        {
            var few = ConvolutionRun.Of(examples, window, 50, 1);
            Assert.Equal(many.Results[0][..few.Results[0].Length], few.Results[0]);
            Assert.Equal(many.Results[1][..few.Results[1].Length], few.Results[1]);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(9, 8)]
    [InlineData(16, 17)]
    public void Channels_come_first_and_last_again(int pixels, int channels)
    {
        var x = KernelRun.Normal(3, pixels * channels, 1);
        var (first, last) = (KernelRun.Unwritten(3, pixels * channels), KernelRun.Unwritten(3, pixels * channels));
        KernelRun.Of(
            3,
            (lane, _) =>
            {
                ChannelKernel.First(lane, x, first, channels);
                ChannelKernel.Last(lane, first, last, channels);
            },
            lanes: 2
        );
        Assert.Equal(x.Data, last.Data);
        for (var i = 0; i < pixels * channels; i++)
        {
            Assert.Equal(x.Row(1)[i], first.Row(1)[(i % channels * pixels) + (i / channels)]);
        }
    }
}
