using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The diagonal normal posterior (μ, ℓ) against the prior N(0, v·I) of a stated variance v; all of k dimensions.</summary>
public static class ScaledNormalKernel
{
    /// <summary>
    /// kl of each example = ½ Σ [e^Δ − Δ − 1 + μ²/v] ≥ 0 with Δ = ℓ − log v, in nats, with a relative error under 8e-7 for Δ ≤ 88 and
    /// |log v| ≤ 170, whatever the number of dimensions.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    public static void Kl(Lane lane, Workspace memory, Matrix head, double variance) => Kl(lane, memory, head, head.Columns / 2, variance);

    /// <summary>dμ = β/B·μ/v and dℓ = ½ β/B·(e^Δ − 1), with a relative error under 1e-6; where |ℓ| and log v are nearer than 1e-5, within 1e-11·β/B.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="variance">v.</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void KlGradient(Lane lane, Workspace memory, Matrix head, Matrix headGradient, double variance, double beta) =>
        KlGradient(lane, memory, head, headGradient, head.Columns / 2, variance, beta);

    /// <summary>
    /// kl of each draw = ½ Σ (z²/v + log v − ℓ − ε²), in nats: squares are exact and summed in float64, so the error is that of float64 sums of the
    /// terms.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B·K, 2k].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="draw">z, [B·K, k].</param>
    /// <param name="variance">v.</param>
    public static void DrawnKl(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw, double variance)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DrawnKl<Floats512>(lane, memory, head, noise, draw, variance);
        }
        else
        {
            DrawnKl<FloatsUsual>(lane, memory, head, noise, draw, variance);
        }
    }

    /// <summary>The same of heads with more values behind (μ, ℓ): those of a factor below its diagonal. Their term is that of μ.</summary>
    internal static void Kl(Lane lane, Workspace memory, Matrix head, int k, double variance)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, k, variance);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, k, variance);
        }
    }

    /// <summary>The same of heads with more values behind (μ, ℓ).</summary>
    internal static void KlGradient(Lane lane, Workspace memory, Matrix head, Matrix headGradient, int k, double variance, double beta)
    {
        var weight = beta * memory.KlWeight / head.Rows;
        if (Vector512.IsHardwareAccelerated)
        {
            KlGradient<Floats512>(lane, head, headGradient, k, variance, weight);
        }
        else
        {
            KlGradient<FloatsUsual>(lane, head, headGradient, k, variance, weight);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head, int k, double variance)
        where T : struct, IFloats<T>
    {
        var scale = new LogScale<T>(variance);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var squares = default(WideSum<T>);
            var spread = default(WideSum<T>);
            for (var i = 0; i < k; i += T.Count)
            {
                var mean = FloatsPart.Load<T>(row[..k], i);
                squares.AddProduct(mean, mean);
                var (delta, rest) = scale.Less(row[k..(2 * k)], i);
                var (left, right) = Simd.ExpMinusLinear(delta);
                spread.AddProduct(left, right);
                // What is left of Δ goes in by slope and curvature: near 0 it is as large as Δ.
                spread.AddProduct(rest, Simd.Expm1(delta));
                spread.AddProduct(rest * T.Of(0.5f), rest);
            }

            for (var i = 2 * k; i < row.Length; i += T.Count)
            {
                var below = FloatsPart.Load<T>(row, i);
                squares.AddProduct(below, below);
            }

            memory.Kl[example] = 0.5 * (spread.Total() + (squares.Total() / variance));
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void KlGradient<T>(Lane lane, Matrix head, Matrix headGradient, int k, double variance, double klWeight)
        where T : struct, IFloats<T>
    {
        var scale = new LogScale<T>(variance);
        var pull = T.Of((float)(klWeight / variance));
        var weight = T.Of((float)klWeight);
        var half = T.Of(0.5f);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var result = headGradient.Row(example);
            for (var i = 0; i < k; i += T.Count)
            {
                var (delta, rest) = scale.Less(row[k..(2 * k)], i);
                var growth = Simd.Expm1(delta);
                growth = T.FusedMultiplyAdd(rest, growth + T.One, growth);
                FloatsPart.Store(pull * FloatsPart.Load<T>(row[..k], i), result[..k], i);
                FloatsPart.Store(half * (weight * growth), result[k..(2 * k)], i);
            }

            for (var i = 2 * k; i < row.Length; i += T.Count)
            {
                FloatsPart.Store(pull * FloatsPart.Load<T>(row, i), result, i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void DrawnKl<T>(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw, double variance)
        where T : struct, IFloats<T>
    {
        var k = draw.Columns;
        var logs = k * Math.Log(variance);
        var (from, to) = lane.Share(draw.Rows);
        for (var row = from; row < to; row++)
        {
            var squares = default(WideSum<T>);
            for (var i = 0; i < k; i += T.Count)
            {
                var z = FloatsPart.Load<T>(draw.Row(row), i);
                squares.AddProduct(z, z);
            }

            memory.Kl[row] = DrawnKlKernel.LogPosterior<T>(head.Row(row), noise.Row(row)) + (0.5 * ((squares.Total() / variance) + logs));
        }

        lane.Sync();
    }
}
