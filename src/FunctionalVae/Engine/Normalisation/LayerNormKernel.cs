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
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    )
    {
        var (from, to) = lane.Share(input.Columns, Panels.Width);
        gainGradient.Values[from..to].Clear();
        biasGradient.Values[from..to].Clear();
        lane.Sync();
        NextBackward(lane, input, gain, outputGradient, inputGradient, gainGradient, biasGradient, epsilon);
    }

    /// <summary>As <see cref="Backward"/>, but the gradients of gain and bias are added to what is there.</summary>
    public static void NextBackward(
        Lane lane,
        Matrix input,
        Matrix gain,
        Matrix outputGradient,
        Matrix inputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    )
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ParameterGradients<Floats512>(lane, input, outputGradient, gainGradient, biasGradient, epsilon);
            InputGradient<Floats512>(lane, input, gain, outputGradient, inputGradient, epsilon);
        }
        else
        {
            ParameterGradients<FloatsUsual>(lane, input, outputGradient, gainGradient, biasGradient, epsilon);
            InputGradient<FloatsUsual>(lane, input, gain, outputGradient, inputGradient, epsilon);
        }

        lane.Sync();
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
            var (mean, inverse) = Moments<T>(x, epsilon);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                var value = T.FusedMultiplyAdd(normalised, FloatsPart.Load<T>(gain.Values, i), FloatsPart.Load<T>(bias.Values, i));
                FloatsPart.Store(value, y, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputGradient<T>(Lane lane, Matrix input, Matrix gain, Matrix outputGradient, Matrix inputGradient, double epsilon)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var dy = outputGradient.Row(example);
            var dx = inputGradient.Row(example);
            var (mean, inverse) = Moments<T>(x, epsilon);
            var sum = default(WideSum<T>);
            var product = default(WideSum<T>);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain.Values, i);
                sum.Add(g);
                product.Add(g * (FloatsPart.Load<T>(x, i) - mean) * inverse);
            }

            var meanOfGradient = T.Of((float)(sum.Total() / x.Length));
            var meanOfProduct = T.Of((float)(product.Total() / x.Length));
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var g = FloatsPart.Load<T>(dy, i) * FloatsPart.Load<T>(gain.Values, i);
                var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                FloatsPart.Store((g - meanOfGradient - (normalised * meanOfProduct)) * inverse, dx, i);
            }
        }
    }

    // By columns, in the order of the examples; each lane computes the examples' moments for itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ParameterGradients<T>(
        Lane lane,
        Matrix input,
        Matrix outputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    )
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Columns, T.Count);
        if (from == to)
        {
            return;
        }

        var gainSum = gainGradient.Values[from..to];
        var biasSum = biasGradient.Values[from..to];
        for (var example = 0; example < input.Rows; example++)
        {
            var x = input.Row(example)[from..to];
            var dy = outputGradient.Row(example)[from..to];
            var (mean, inverse) = Moments<T>(input.Row(example), epsilon);
            for (var i = 0; i < x.Length; i += T.Count)
            {
                var g = FloatsPart.Load<T>(dy, i);
                var normalised = (FloatsPart.Load<T>(x, i) - mean) * inverse;
                FloatsPart.Store(T.FusedMultiplyAdd(g, normalised, FloatsPart.Load<T>(gainSum, i)), gainSum, i);
                FloatsPart.Store(FloatsPart.Load<T>(biasSum, i) + g, biasSum, i);
            }
        }
    }

    // Two passes: the variance as a mean of squared deviations, which does not cancel.
    private static (T Mean, T Inverse) Moments<T>(ReadOnlySpan<float> x, double epsilon)
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

        return (T.Of(mean), T.Of((float)(1 / Math.Sqrt((squares.Total() / x.Length) + epsilon))));
    }
}
