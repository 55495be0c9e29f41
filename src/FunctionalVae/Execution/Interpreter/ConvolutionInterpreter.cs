using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>The convolution, as sums over indices.</summary>
internal static class ConvolutionInterpreter
{
    /// <summary>y[r, s, m] = bias[m] + Σ over i, j, c of x[r·stride − padding + i, s·stride − padding + j, c] · weight[i, j, c, m], x being 0 beyond the image.</summary>
    public static Dual[] Run(Dual[] input, ReadOnlySpan<Dual> weight, ReadOnlySpan<Dual> bias, Window window)
    {
        var outputs = bias.Length;
        var output = new Dual[window.Rows * window.Columns * outputs];
        var values = new List<Dual>();
        var weights = new List<Dual>();
        for (var at = 0; at < output.Length; at++)
        {
            var m = at % outputs;
            var top = (at / outputs / window.Columns * window.Stride) - window.Padding;
            var left = (at / outputs % window.Columns * window.Stride) - window.Padding;
            values.Clear();
            weights.Clear();
            for (var i = Math.Max(0, -top); i < Math.Min(window.Kernel, window.Height - top); i++)
            {
                for (var j = Math.Max(0, -left); j < Math.Min(window.Kernel, window.Width - left); j++)
                {
                    for (var c = 0; c < window.Channels; c++)
                    {
                        values.Add(input[((((top + i) * window.Width) + left + j) * window.Channels) + c]);
                        weights.Add(weight[((((i * window.Kernel) + j) * window.Channels) + c) * outputs + m]);
                    }
                }
            }

            output[at] = Tape.Dot(bias[m], [.. values], [.. weights]);
        }

        return output;
    }

    /// <summary>Value c · pixels + p of the result is value p · channels + c of the image.</summary>
    public static Dual[] ChannelsFirst(Dual[] image, int channels)
    {
        var pixels = image.Length / channels;
        return [.. Enumerable.Range(0, image.Length).Select(i => image[(i % pixels * channels) + (i / pixels)])];
    }
}
