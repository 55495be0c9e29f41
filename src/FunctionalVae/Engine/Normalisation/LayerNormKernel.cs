using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>Layer normalisation and its derivatives; gain and bias are [1, n].</summary>
public static class LayerNormKernel
{
    /// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each example's n values.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, double epsilon)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Normalise<Floats512>(lane, input, gain, bias, output, epsilon);
        }
        else
        {
            Normalise<FloatsUsual>(lane, input, gain, bias, output, epsilon);
        }

        lane.Sync();
    }

    /// <summary>
    /// With x̂ the normalised input and g = outputGradient ∘ gain: inputGradient = (g − mean(g) − x̂·mean(g ∘ x̂)) / √(variance + ε);
    /// gainGradient = Σ outputGradient ∘ x̂ and biasGradient = Σ outputGradient over the batch.
    /// </summary>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    ) => Gradients(lane, memory, input, gain, outputGradient, inputGradient, gainGradient, biasGradient, epsilon, adds: false);

    /// <summary>As <see cref="Backward"/>, but the gradients of gain and bias are added to what is there.</summary>
    public static void NextBackward(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    ) => Gradients(lane, memory, input, gain, outputGradient, inputGradient, gainGradient, biasGradient, epsilon, adds: true);

    private static void Gradients(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon,
        bool adds
    )
    {
        // Those of the gain, then those of the bias.
        var second = BlockSums.Padded(input.Columns);
        var sums = new BlockSums(memory, input.Rows, 2 * second);
        if (Vector512.IsHardwareAccelerated)
        {
            Blocks<Floats512>(lane, sums, input, gain, outputGradient, inputGradient, epsilon);
        }
        else
        {
            Blocks<FloatsUsual>(lane, sums, input, gain, outputGradient, inputGradient, epsilon);
        }

        lane.Sync();
        var (from, to) = lane.Share(input.Columns, BlockSums.Grain);
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
    private static void Normalise<T>(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, double epsilon)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var y = output.Row(example);
            var (centre, scale) = Moments<T>(x, epsilon);
            var (mean, inverse) = (T.Of(centre), T.Of(scale));
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                var value = T.FusedMultiplyAdd(normalised, FloatsPart.Load<T>(gain.Values, i), FloatsPart.Load<T>(bias.Values, i));
                FloatsPart.Store(value, y, i);
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
        double epsilon
    )
        where T : struct, IFloats<T>
    {
        Span<float> means = stackalloc float[BlockSums.Rows];
        Span<float> inverses = stackalloc float[BlockSums.Rows];
        var (from, to) = lane.Share(sums.Count);
        for (var block = from; block < to; block++)
        {
            var (first, end) = sums.RowsOf(block);
            for (var example = first; example < end; example++)
            {
                var x = input.Row(example);
                var (mean, inverse) = Moments<T>(x, epsilon);
                InputGradient(x, gain.Values, outputGradient.Row(example), inputGradient.Row(example), T.Of(mean), T.Of(inverse));
                (means[example - first], inverses[example - first]) = (mean, inverse);
            }

            for (var i = 0; i < input.Columns; i += T.Count)
            {
                var gainSum = default(WideSum<T>);
                var biasSum = default(WideSum<T>);
                for (var example = first; example < end; example++)
                {
                    var g = FloatsPart.Load<T>(outputGradient.Row(example), i);
                    var deviation = FloatsPart.Load<T>(input.Row(example), i) - T.Of(means[example - first]);
                    gainSum.AddProduct(g, deviation * T.Of(inverses[example - first]));
                    biasSum.Add(g);
                }

                gainSum.Store(ref sums.At(block, i)[0]);
                biasSum.Store(ref sums.At(block, BlockSums.Padded(input.Columns) + i)[0]);
            }
        }
    }

    // Of one example.
    [MethodImpl(Compiled.Alone)]
    private static void InputGradient<T>(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> gain,
        ReadOnlySpan<float> dy,
        Span<float> dx,
        T mean,
        T inverse
    )
        where T : struct, IFloats<T>
    {
        var sum = default(WideSum<T>);
        var product = default(WideSum<T>);
        for (var i = 0; i < x.Length; i += T.Count)
        {
            var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain, i);
            sum.Add(g);
            product.Add(g * (FloatsPart.Load<T>(x, i) - mean) * inverse);
        }

        var meanOfGradient = T.Of((float)(sum.Total() / x.Length));
        var meanOfProduct = T.Of((float)(product.Total() / x.Length));
        for (var i = 0; i < x.Length; i += T.Count)
        {
            var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain, i);
            var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
            FloatsPart.Store((g - meanOfGradient - (normalised * meanOfProduct)) * inverse, dx, i);
        }
    }

    // Two passes: the variance as a mean of squared deviations, which does not cancel.
    private static (float Mean, float Inverse) Moments<T>(ReadOnlySpan<float> x, double epsilon)
        where T : struct, IFloats<T>
    {
        var sum = default(WideSum<T>);
        for (var i = 0; i < x.Length; i += T.Count)
        {
            sum.Add(FloatsPart.Load<T>(x, i));
        }

        var mean = (float)(sum.Total() / x.Length);
        var squares = default(WideSum<T>);
        for (var i = 0; i < x.Length; i += T.Count)
        {
            // Padding with the mean adds exactly 0.
            var deviation = FloatsPart.Load<T>(x, i, padding: mean) - T.Of(mean);
            squares.Add(deviation * deviation);
        }

        return (mean, (float)(1 / Math.Sqrt((squares.Total() / x.Length) + epsilon)));
    }
}
