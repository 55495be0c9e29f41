using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The Bernoulli log-mass, or minus the cross-entropy for grey targets, from logits; with gradient and mean.</summary>
public static class CrossEntropyKernel
{
    /// <summary>
    /// reconstruction of each example = −Σ [max(l, 0) − l·x + log1p(e^−|l|)] ≤ 0, in nats, with a relative error under 4e-7 for finite
    /// logits and x in [0, 1], whatever their number; terms below 2⁻¹²⁶, where |l| is over 87.3 and x on its side, are within 2⁻¹⁴⁹ each.
    /// </summary>
    public static void Score(Lane lane, Workspace memory, Matrix logits, Matrix target)
    {
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < l.Length; i += Vector<float>.Count)
            {
                // A padded logit of −1000 with target 0 adds 0, since e^−1000 is 0.
                sum.Add(Loss(VectorLoad.Load(l[i..], padding: -1000), VectorLoad.Load(x[i..])));
            }

            memory.Reconstruction[example] = -sum.Total();
        }

        lane.Sync();
    }

    /// <summary>
    /// logitsGradient = (sigmoid(logits) − target) / B, the gradient of the loss: for targets 0 and 1 with a relative error under 4e-7,
    /// for grey ones within 3e-7 / B.
    /// </summary>
    public static void Backward(Lane lane, Matrix logits, Matrix target, Matrix logitsGradient)
    {
        var scale = new Vector<float>(1f / logits.Rows);
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var gradient = logitsGradient.Row(example);
            for (var i = 0; i < l.Length; i += Vector<float>.Count)
            {
                VectorLoad.Store(Slope(VectorLoad.Load(l[i..]), VectorLoad.Load(x[i..])) * scale, gradient[i..]);
            }
        }

        lane.Sync();
    }

    /// <summary>mean = sigmoid(logits).</summary>
    public static void Mean(Lane lane, Matrix logits, Matrix mean) => SigmoidKernel.Forward(lane, logits, mean);

    /// <summary>max(l, 0) − l·x + log1p(e^−|l|), of which the first two are |l|·(1 − x) or |l|·x: no large numbers are subtracted.</summary>
    internal static Vector<float> Loss(Vector<float> l, Vector<float> x)
    {
        var distance = Vector.Abs(l);
        var wrong = Vector.ConditionalSelect(Vector.LessThan(l, Vector<float>.Zero), x, Vector<float>.One - x);
        return Vector.FusedMultiplyAdd(distance, wrong, Simd.Log1pUnit(Simd.Exp(-distance)));
    }

    /// <summary>sigmoid(l) − x as (1 or 0) − x and what the sigmoid lacks of 1 or has beyond 0: x = 1 cancels exactly.</summary>
    internal static Vector<float> Slope(Vector<float> l, Vector<float> x)
    {
        var u = Simd.Exp(-Vector.Abs(l));
        var rest = u / (u + Vector<float>.One);
        var negative = Vector.LessThan(l, Vector<float>.Zero);
        var step = Vector.ConditionalSelect(negative, Vector<float>.Zero, Vector<float>.One);
        return step - x + Vector.ConditionalSelect(negative, rest, -rest);
    }
}
