using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>Layer normalisation and its derivatives; gain and bias are [1, n].</summary>
public static class LayerNormKernel
{
    /// <summary>output = gain ∘ (input − mean) / √(variance + ε) + bias, mean and variance over each example's n values.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix gain, Matrix bias, Matrix output, double epsilon)
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var y = output.Row(example);
            var (mean, inverse) = Moments(x, epsilon);
            for (var i = 0; i < x.Length; i += Vector<float>.Count)
            {
                var normalised = (VectorLoad.Load(x[i..]) - mean) * inverse;
                VectorLoad.Store(
                    Vector.FusedMultiplyAdd(normalised, VectorLoad.Load(gain.Values[i..]), VectorLoad.Load(bias.Values[i..])),
                    y[i..]
                );
            }
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
        ParameterGradients(lane, input, outputGradient, gainGradient, biasGradient, epsilon);
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var dy = outputGradient.Row(example);
            var dx = inputGradient.Row(example);
            var (mean, inverse) = Moments(x, epsilon);
            var sum = default(RowSum);
            var product = default(RowSum);
            for (var i = 0; i < x.Length; i += Vector<float>.Count)
            {
                var g = VectorLoad.Load(dy[i..]) * VectorLoad.Load(gain.Values[i..]);
                sum.Add(g);
                product.Add(g * (VectorLoad.Load(x[i..]) - mean) * inverse);
            }

            var meanOfGradient = new Vector<float>((float)(sum.Total() / x.Length));
            var meanOfProduct = new Vector<float>((float)(product.Total() / x.Length));
            for (var i = 0; i < x.Length; i += Vector<float>.Count)
            {
                var g = VectorLoad.Load(dy[i..]) * VectorLoad.Load(gain.Values[i..]);
                var normalised = (VectorLoad.Load(x[i..]) - mean) * inverse;
                VectorLoad.Store((g - meanOfGradient - (normalised * meanOfProduct)) * inverse, dx[i..]);
            }
        }

        lane.Sync();
    }

    // By columns, in the order of the examples; each lane computes the examples' moments for itself.
    private static void ParameterGradients(
        Lane lane,
        Matrix input,
        Matrix outputGradient,
        Matrix gainGradient,
        Matrix biasGradient,
        double epsilon
    )
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(input.Columns, width);
        if (from == to)
        {
            return;
        }

        gainGradient.Values[from..to].Clear();
        biasGradient.Values[from..to].Clear();
        for (var example = 0; example < input.Rows; example++)
        {
            var x = input.Row(example)[..to];
            var dy = outputGradient.Row(example)[..to];
            var (mean, inverse) = Moments(input.Row(example), epsilon);
            for (var i = from; i < to; i += width)
            {
                var g = VectorLoad.Load(dy[i..]);
                var normalised = (VectorLoad.Load(x[i..]) - mean) * inverse;
                var gainSum = gainGradient.Values[i..to];
                var biasSum = biasGradient.Values[i..to];
                VectorLoad.Store(Vector.FusedMultiplyAdd(g, normalised, VectorLoad.Load(gainSum)), gainSum);
                VectorLoad.Store(VectorLoad.Load(biasSum) + g, biasSum);
            }
        }
    }

    // Two passes: the variance as a mean of squared deviations, which does not cancel.
    private static (Vector<float> Mean, Vector<float> Inverse) Moments(ReadOnlySpan<float> x, double epsilon)
    {
        var sum = default(RowSum);
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            sum.Add(VectorLoad.Load(x[i..]));
        }

        var mean = (float)(sum.Total() / x.Length);
        var squares = default(RowSum);
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            // Padding with the mean adds exactly 0.
            var deviation = VectorLoad.Load(x[i..], padding: mean) - new Vector<float>(mean);
            squares.Add(deviation * deviation);
        }

        return (new(mean), new((float)(1 / Math.Sqrt((squares.Total() / x.Length) + epsilon))));
    }
}
