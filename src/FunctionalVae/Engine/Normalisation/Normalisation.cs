using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// Normalises groups of channels over all pixels of an example. Gain and bias have a value for each channel, and the channels of a pixel lie
/// side by side. A layer normalisation is one group and one pixel.
/// </summary>
internal static class Normalisation
{
    /// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, int groups, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Normalise<Floats512>(lane, input, gain, bias, output, groups, epsilon);
        }
        else
        {
            Normalise<FloatsUsual>(lane, input, gain, bias, output, groups, epsilon);
        }

        lane.Sync();
    }

    /// <summary>The gradients of input, gain and bias; the last two may be added to what is there.</summary>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        int groups,
        double epsilon,
        bool adds
    )
    {
        // Those of the gain, then those of the bias.
        var second = BlockSums.Padded(gain.Columns);
        var sums = new BlockSums(memory, input.Rows, 2 * second);
        if (Vector512.IsHardwareAccelerated)
        {
            Blocks<Floats512>(lane, sums, input, gain, outputGradient, inputGradient, groups, epsilon);
        }
        else
        {
            Blocks<FloatsUsual>(lane, sums, input, gain, outputGradient, inputGradient, groups, epsilon);
        }

        lane.Sync();
        var (from, to) = lane.Share(gain.Columns, BlockSums.Grain);
        Take(sums.Join(from, to), gainGradient.Values[from..to], adds);
        Take(sums.Join(second + from, second + to), biasGradient.Values[from..to], adds);
        lane.Sync();
    }

    private static void Take(ReadOnlySpan<double> sums, Span<float> gradient, bool adds)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)(adds ? gradient[i] + sums[i] : sums[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalise<T>(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, int groups, double epsilon)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            for (var group = 0; group < groups; group++)
            {
                var part = new ChannelGroup(group, groups, gain.Columns, input.Columns);
                var (centre, scale) = Moments<T>(input.Row(example), part, epsilon);
                var (mean, inverse) = (T.Of(centre), T.Of(scale));
                var own = part.Of(gain.Values);
                var shift = part.Of(bias.Values);
                for (var pixel = 0; pixel < part.Pixels; pixel++)
                {
                    var x = part.At(input.Row(example), pixel);
                    var y = part.At(output.Row(example), pixel);
                    for (var i = 0; i < x.Length; i += T.Count)
                    {
                        var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                        FloatsPart.Store(T.FusedMultiplyAdd(normalised, FloatsPart.Load<T>(own, i), FloatsPart.Load<T>(shift, i)), y, i);
                    }
                }
            }
        }
    }

    // The input's gradient, and each block's sums of the gain's and the bias's.
    [MethodImpl(Compiled.Alone)]
    private static void Blocks<T>(
        Lane lane,
        BlockSums sums,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        int groups,
        double epsilon
    )
        where T : struct, IFloats<T>
    {
        Span<float> means = stackalloc float[BlockSums.Rows];
        Span<float> inverses = stackalloc float[BlockSums.Rows];
        var second = BlockSums.Padded(gain.Columns);
        var (from, to) = lane.Share(sums.Count);
        for (var block = from; block < to; block++)
        {
            var (first, end) = sums.RowsOf(block);
            for (var group = 0; group < groups; group++)
            {
                var part = new ChannelGroup(group, groups, gain.Columns, input.Columns);
                for (var example = first; example < end; example++)
                {
                    var x = input.Row(example);
                    var (mean, inverse) = Moments<T>(x, part, epsilon);
                    InputGradient(
                        x,
                        part,
                        part.Of(gain.Values),
                        outputGradient.Row(example),
                        inputGradient.Row(example),
                        T.Of(mean),
                        T.Of(inverse)
                    );
                    (means[example - first], inverses[example - first]) = (mean, inverse);
                }

                for (var i = 0; i < part.Width; i += T.Count)
                {
                    var gainSum = default(WideSum<T>);
                    var biasSum = default(WideSum<T>);
                    for (var example = first; example < end; example++)
                    {
                        var (mean, inverse) = (T.Of(means[example - first]), T.Of(inverses[example - first]));
                        for (var pixel = 0; pixel < part.Pixels; pixel++)
                        {
                            var g = FloatsPart.Load<T>(part.At(outputGradient.Row(example), pixel), i);
                            var deviation = FloatsPart.Load<T>(part.At(input.Row(example), pixel), i) - mean;
                            gainSum.AddProduct(g, deviation * inverse);
                            biasSum.Add(g);
                        }
                    }

                    Store(gainSum, sums.At(block, part.First + i), part.Width - i);
                    Store(biasSum, sums.At(block, second + part.First + i), part.Width - i);
                }
            }
        }
    }

    // Of one group of one example.
    [MethodImpl(Compiled.Alone)]
    private static void InputGradient<T>(
        ReadOnlySpan<float> input,
        ChannelGroup part,
        ReadOnlySpan<float> gain,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        T mean,
        T inverse
    )
        where T : struct, IFloats<T>
    {
        var sum = default(WideSum<T>);
        var product = default(WideSum<T>);
        for (var pixel = 0; pixel < part.Pixels; pixel++)
        {
            var x = part.At(input, pixel);
            var dy = part.At(outputGradient, pixel);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain, i);
                sum.Add(g);
                product.Add(g * (FloatsPart.Load<T>(x, i) - mean) * inverse);
            }
        }

        var meanOfGradient = T.Of((float)(sum.Total() / part.Count));
        var meanOfProduct = T.Of((float)(product.Total() / part.Count));
        for (var pixel = 0; pixel < part.Pixels; pixel++)
        {
            var x = part.At(input, pixel);
            var dy = part.At(outputGradient, pixel);
            var dx = part.At(inputGradient, pixel);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain, i);
                var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                FloatsPart.Store((g - meanOfGradient - (normalised * meanOfProduct)) * inverse, dx, i);
            }
        }
    }

    // Two passes: the variance as a mean of squared deviations, which does not cancel.
    private static (float Mean, float Inverse) Moments<T>(ReadOnlySpan<float> input, ChannelGroup part, double epsilon)
        where T : struct, IFloats<T>
    {
        var sum = default(WideSum<T>);
        for (var pixel = 0; pixel < part.Pixels; pixel++)
        {
            var x = part.At(input, pixel);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                sum.Add(FloatsPart.Load<T>(x, i));
            }
        }

        var mean = (float)(sum.Total() / part.Count);
        var squares = default(WideSum<T>);
        for (var pixel = 0; pixel < part.Pixels; pixel++)
        {
            var x = part.At(input, pixel);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                // Padding with the mean adds exactly 0.
                var deviation = FloatsPart.Load<T>(x, i, padding: mean) - T.Of(mean);
                squares.Add(deviation * deviation);
            }
        }

        return (mean, (float)(1 / Math.Sqrt((squares.Total() / part.Count) + epsilon)));
    }

    // What lies behind the last of a group is the next group's, or another sum.
    private static void Store<T>(WideSum<T> sum, Span<double> to, int count)
        where T : struct, IFloats<T>
    {
        if (count >= T.Count)
        {
            sum.Store(ref to[0]);
            return;
        }

        Span<double> all = stackalloc double[BlockSums.Grain];
        sum.Store(ref all[0]);
        all[..count].CopyTo(to);
    }
}
