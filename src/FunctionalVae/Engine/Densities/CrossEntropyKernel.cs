using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The Bernoulli log-mass, or minus the cross-entropy for grey targets, from logits; with gradient and mean.</summary>
public static class CrossEntropyKernel
{
    /// <summary>
    /// reconstruction of each example = −Σ [max(l, 0) − l·x + log1p(e^−|l|)] ≤ 0, in nats, with a relative error under 4e-7 for finite
    /// logits and x in [0, 1], whatever their number; terms below 2⁻¹²⁶, where |l| is over 87.3 and x on its side, are within 2⁻¹⁴⁹ each.
    /// </summary>
    public static void Score(Lane lane, Workspace memory, Matrix logits, Matrix target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Score<Floats512>(lane, memory, logits, target);
        }
        else
        {
            Score<FloatsUsual>(lane, memory, logits, target);
        }
    }

    /// <summary>
    /// logitsGradient = (sigmoid(logits) − target) / B, the gradient of the loss: for targets 0 and 1 with a relative error under 4e-7,
    /// for grey ones within 3e-7 / B.
    /// </summary>
    public static void Backward(Lane lane, Matrix logits, Matrix target, Matrix logitsGradient)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Backward<Floats512>(lane, logits, target, logitsGradient);
        }
        else
        {
            Backward<FloatsUsual>(lane, logits, target, logitsGradient);
        }
    }

    /// <summary>Score and Backward in one, to the bit: both are made of e^−|l|.</summary>
    public static void ScoreAndBackward(Lane lane, Workspace memory, Matrix logits, Matrix target, Matrix logitsGradient)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            ScoreAndBackward<Floats512>(lane, memory, logits, target, logitsGradient);
        }
        else
        {
            ScoreAndBackward<FloatsUsual>(lane, memory, logits, target, logitsGradient);
        }
    }

    /// <summary>mean = sigmoid(logits).</summary>
    public static void Mean(Lane lane, Matrix logits, Matrix mean) => SigmoidKernel.Forward(lane, logits, mean);

    /// <summary>max(l, 0) − l·x + log1p(e^−|l|), of which the first two are |l|·(1 − x) or |l|·x: no large numbers are subtracted.</summary>
    internal static T Loss<T>(T l, T x)
        where T : struct, IFloats<T> => Loss(l, x, Simd.Exp(-T.Abs(l)));

    /// <summary>sigmoid(l) − x as (1 or 0) − x and what the sigmoid lacks of 1 or has beyond 0: x = 1 cancels exactly.</summary>
    internal static T Slope<T>(T l, T x)
        where T : struct, IFloats<T> => Slope(l, x, Simd.Exp(-T.Abs(l)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Loss<T>(T l, T x, T u)
        where T : struct, IFloats<T>
    {
        var wrong = T.Select(T.LessThan(l, T.Zero), x, T.One - x);
        return T.FusedMultiplyAdd(T.Abs(l), wrong, Simd.Log1pUnit(u));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Slope<T>(T l, T x, T u)
        where T : struct, IFloats<T>
    {
        var rest = u / (u + T.One);
        var negative = T.LessThan(l, T.Zero);
        return T.Select(negative, T.Zero, T.One) - x + T.Select(negative, rest, -rest);
    }

    [MethodImpl(Compiled.Alone)]
    private static void Score<T>(Lane lane, Workspace memory, Matrix logits, Matrix target)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var sum = default(WideSum<T>);
            for (var i = 0; i < l.Length; i += T.Count)
            {
                // A padded logit of −1000 with target 0 adds 0, since e^−1000 is 0.
                var li = FloatsPart.Load<T>(l, i, padding: -1000);
                sum.Add(Loss(li, FloatsPart.Load<T>(x, i), Simd.Exp(-T.Abs(li))));
            }

            memory.Reconstruction[example] = -sum.Total();
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Backward<T>(Lane lane, Matrix logits, Matrix target, Matrix logitsGradient)
        where T : struct, IFloats<T>
    {
        var scale = T.Of(1f / logits.Rows);
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var gradient = logitsGradient.Row(example);
            for (var i = 0; i < l.Length; i += T.Count)
            {
                var li = FloatsPart.Load<T>(l, i);
                FloatsPart.Store(Slope(li, FloatsPart.Load<T>(x, i), Simd.Exp(-T.Abs(li))) * scale, gradient, i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void ScoreAndBackward<T>(Lane lane, Workspace memory, Matrix logits, Matrix target, Matrix logitsGradient)
        where T : struct, IFloats<T>
    {
        var scale = T.Of(1f / logits.Rows);
        var (from, to) = lane.Share(logits.Rows);
        for (var example = from; example < to; example++)
        {
            var l = logits.Row(example);
            var x = target.Row(example);
            var gradient = logitsGradient.Row(example);
            var sum = default(WideSum<T>);
            var i = 0;
            for (; i <= l.Length - T.Count; i += T.Count)
            {
                Both(T.Load(ref l[i]), T.Load(ref x[i]), scale, ref sum).Store(ref gradient[i]);
            }

            if (i < l.Length)
            {
                BothLast(l[i..], x[i..], gradient[i..], scale, ref sum);
            }

            memory.Reconstruction[example] = -sum.Total();
        }

        lane.Sync();
    }

    // A method of its own: with the formulas in it twice, the compiler does not inline all of them.
    [MethodImpl(Compiled.Alone)]
    private static void BothLast<T>(ReadOnlySpan<float> l, ReadOnlySpan<float> x, Span<float> gradient, T scale, ref WideSum<T> sum)
        where T : struct, IFloats<T> =>
        FloatsPart.Store(Both(FloatsPart.Load<T>(l, 0, padding: -1000), FloatsPart.Load<T>(x, 0), scale, ref sum), gradient, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Both<T>(T l, T x, T scale, ref WideSum<T> sum)
        where T : struct, IFloats<T>
    {
        var u = Simd.Exp(-T.Abs(l));
        sum.Add(Loss(l, x, u));
        return Slope(l, x, u) * scale;
    }
}
