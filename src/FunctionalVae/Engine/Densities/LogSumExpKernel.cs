using System.Numerics;

namespace FunctionalVae.Engine;

/// <summary>log Σ e^x over each row, shifted by the row's largest value, and its derivative, the softmax.</summary>
public static class LogSumExpKernel
{
    /// <summary>
    /// output [B, 1] = log Σ e^input over each row of [B, n], within 3e-7 nats and half a unit in the last place of the result.
    /// </summary>
    /// <remarks>One value is its own result exactly; a row of −∞ gives −∞, one with +∞ gives +∞, one with NaN gives NaN.</remarks>
    public static void Forward(Lane lane, Matrix input, Matrix output)
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var largest = Largest(x);
            output.Row(example)[0] = float.IsFinite(largest) ? (float)(largest + Math.Log(Total(x, largest))) : largest;
        }

        lane.Sync();
    }

    /// <summary>
    /// inputGradient [B, n] = outputGradient [B, 1] · softmax(input), with a relative error under 5e-7, below 2⁻¹²⁶ within 2⁻¹⁴⁸·(1 +
    /// |outputGradient|). A row of −∞ has the gradient 0: no finite change of it moves its sum.
    /// </summary>
    public static void Backward(Lane lane, Matrix input, Matrix outputGradient, Matrix inputGradient)
    {
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var gradient = inputGradient.Row(example);
            var largest = Largest(x);
            if (float.IsNegativeInfinity(largest))
            {
                gradient.Clear();
                continue;
            }

            var scale = new Vector<float>((float)(outputGradient.Row(example)[0] / Total(x, largest)));
            for (var i = 0; i < x.Length; i += Vector<float>.Count)
            {
                VectorLoad.Store(Share(VectorLoad.Load(x[i..]), largest) * scale, gradient[i..]);
            }
        }

        lane.Sync();
    }

    /// <summary>e^(x − largest), the rounding of the difference included: at −87 it alone would be worth 4e-6.</summary>
    internal static Vector<float> Share(Vector<float> x, float largest)
    {
        var (value, rest) = Simd.Difference(x, new(largest));
        var share = Simd.Exp(value);
        return Vector.ConditionalSelect(Vector.Equals(rest, rest), Vector.FusedMultiplyAdd(share, rest, share), share);
    }

    /// <summary>The largest value; NaN where there is one.</summary>
    internal static float Largest(ReadOnlySpan<float> x)
    {
        var largest = new Vector<float>(float.NegativeInfinity);
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            largest = Vector.Max(largest, VectorLoad.Load(x[i..], padding: float.NegativeInfinity));
        }

        var result = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++)
        {
            result = Math.Max(result, largest[i]);
        }

        return result;
    }

    private static double Total(ReadOnlySpan<float> x, float largest)
    {
        var sum = default(RowSum);
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            sum.Add(Share(VectorLoad.Load(x[i..], padding: float.NegativeInfinity), largest));
        }

        return sum.Total();
    }
}
