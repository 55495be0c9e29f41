using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// log q(z|x) − log p(z) of each draw of a diagonal normal posterior, z = μ + e^(ℓ/2) ∘ ε, against a normal prior. ε is given and the constants
/// cancel, so log q is −½ Σ (ℓ + ε²): no difference of z and μ is divided by a small σ.
/// </summary>
public static class DrawnKlKernel
{
    /// <summary>
    /// kl of each draw = ½ Σ (z² − ℓ − ε²), in nats: squares are exact and summed in float64, so the error is that of float64 sums of the terms.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B·K, 2k].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="draw">z, [B·K, k].</param>
    public static void Standard(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, noise, draw, null);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, noise, draw, null);
        }
    }

    /// <summary>
    /// kl of each draw = ½ Σ ((z − m)² e^−p + p − ℓ − ε²), in nats; (z − m)² e^−p has a relative error under 8e-7 for |p| ≤ 170.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ), [B·K, 2k].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="draw">z, [B·K, k].</param>
    /// <param name="priorMean">m, [1, k].</param>
    /// <param name="priorLogVariance">p, [1, k].</param>
    public static void Learned(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix noise,
        Matrix draw,
        Matrix priorMean,
        Matrix priorLogVariance
    )
    {
        var prior = (priorMean, priorLogVariance);
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, noise, draw, prior);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, noise, draw, prior);
        }
    }

    /// <summary>dz = β/B·z over all B·K draws, before they are weighed.</summary>
    public static void StandardGradient(Lane lane, Workspace memory, Matrix draw, Matrix drawGradient, double beta)
    {
        var weight = Weight(memory, draw, beta);
        var (from, to) = lane.Share(draw.Count);
        var z = draw.Values;
        var dz = drawGradient.Values;
        for (var i = from; i < to; i++)
        {
            dz[i] = weight * z[i];
        }

        lane.Sync();
    }

    /// <summary>dμ = 0 and dℓ = −½ β/B over all B·K draws, before they are weighed.</summary>
    public static void EntropyGradient(Lane lane, Workspace memory, Matrix headGradient, double beta)
    {
        var k = headGradient.Columns / 2;
        var (from, to) = lane.Share(headGradient.Rows);
        for (var row = from; row < to; row++)
        {
            headGradient.Row(row)[..k].Clear();
            headGradient.Row(row)[k..].Fill(-0.5f * Weight(memory, headGradient, beta));
        }

        lane.Sync();
    }

    /// <summary>dz = −β/B·ε e^(−ℓ/2) over all B·K draws, before they are weighed: log q by z, the posterior held.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B·K, 2k].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="drawGradient">dz, [B·K, k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void PathGradient(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix drawGradient, double beta)
    {
        var weight = Weight(memory, noise, beta);
        if (Vector512.IsHardwareAccelerated)
        {
            PathGradient<Floats512>(lane, head, noise, drawGradient, weight);
        }
        else
        {
            PathGradient<FloatsUsual>(lane, head, noise, drawGradient, weight);
        }
    }

    /// <summary>
    /// With w = β/B times the draw's weight: dz = w(z − m) e^−p, and over all draws dm = −Σ w(z − m) e^−p, dp = ½ Σ w(1 − (z − m)² e^−p), in float64.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="draw">z, [B·K, k].</param>
    /// <param name="weights">The weight of each draw, [B·K, 1].</param>
    /// <param name="priorMean">m, [1, k].</param>
    /// <param name="priorLogVariance">p, [1, k].</param>
    /// <param name="drawGradient">dz, [B·K, k].</param>
    /// <param name="priorMeanGradient">dm, [1, k].</param>
    /// <param name="priorLogVarianceGradient">dp, [1, k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void LearnedGradient(
        Lane lane,
        Workspace memory,
        Matrix draw,
        Matrix weights,
        Matrix priorMean,
        Matrix priorLogVariance,
        Matrix drawGradient,
        Matrix priorMeanGradient,
        Matrix priorLogVarianceGradient,
        double beta
    )
    {
        var weight = Weight(memory, draw, beta);
        var prior = (priorMean, priorLogVariance);
        var gradients = (priorMeanGradient, priorLogVarianceGradient);
        // By columns: the prior's gradients are sums over the draws, each made by one lane in their order.
        if (Vector512.IsHardwareAccelerated)
        {
            LearnedGradient<Floats512>(lane, draw, weights, prior, drawGradient, gradients, weight);
        }
        else
        {
            LearnedGradient<FloatsUsual>(lane, draw, weights, prior, drawGradient, gradients, weight);
        }
    }

    /// <summary>−½ Σ (ℓ + ε²): log q(z|x) of a draw, without the ½ k log 2π that log p(z) leaves out too.</summary>
    internal static double LogPosterior<T>(ReadOnlySpan<float> head, ReadOnlySpan<float> noise)
        where T : struct, IFloats<T>
    {
        var sum = default(WideSum<T>);
        for (var i = 0; i < noise.Length; i += T.Count)
        {
            var epsilon = FloatsPart.Load<T>(noise, i);
            sum.Add(FloatsPart.Load<T>(head[noise.Length..], i));
            sum.AddProduct(epsilon, epsilon);
        }

        return -0.5 * sum.Total();
    }

    /// <summary>β/B, over all B·K draws.</summary>
    internal static float Weight(Workspace memory, Matrix draws, double beta) => (float)(beta * memory.KlWeight / draws.Rows);

    [MethodImpl(Compiled.Alone)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw, (Matrix Mean, Matrix LogVariance)? prior)
        where T : struct, IFloats<T>
    {
        var k = draw.Columns;
        var (from, to) = lane.Share(draw.Rows);
        for (var row = from; row < to; row++)
        {
            var sum = default(WideSum<T>);
            for (var i = 0; i < k; i += T.Count)
            {
                var z = FloatsPart.Load<T>(draw.Row(row), i);
                if (prior is { } own)
                {
                    var p = FloatsPart.Load<T>(own.LogVariance.Values, i);
                    z = (z - FloatsPart.Load<T>(own.Mean.Values, i)) * Simd.Exp(p * T.Of(-0.5f));
                    sum.Add(p);
                }

                sum.AddProduct(z, z);
            }

            memory.Kl[row] = LogPosterior<T>(head.Row(row), noise.Row(row)) + (0.5 * sum.Total());
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void PathGradient<T>(Lane lane, Matrix head, Matrix noise, Matrix drawGradient, float weight)
        where T : struct, IFloats<T>
    {
        var k = noise.Columns;
        var (from, to) = lane.Share(noise.Rows);
        for (var row = from; row < to; row++)
        {
            for (var i = 0; i < k; i += T.Count)
            {
                var inverse = Simd.Exp(FloatsPart.Load<T>(head.Row(row)[k..], i) * T.Of(-0.5f));
                FloatsPart.Store(T.Of(-weight) * FloatsPart.Load<T>(noise.Row(row), i) * inverse, drawGradient.Row(row), i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void LearnedGradient<T>(
        Lane lane,
        Matrix draw,
        Matrix weights,
        (Matrix Mean, Matrix LogVariance) prior,
        Matrix drawGradient,
        (Matrix Mean, Matrix LogVariance) gradients,
        float weight
    )
        where T : struct, IFloats<T>
    {
        Span<double> sums = stackalloc double[T.Count];
        var k = draw.Columns;
        var (from, to) = lane.Share(k, T.Count);
        for (var i = from; i < to; i += T.Count)
        {
            var m = FloatsPart.Load<T>(prior.Mean.Values, i);
            var inverse = Simd.Exp(FloatsPart.Load<T>(prior.LogVariance.Values, i) * T.Of(-0.5f));
            var meanSum = default(WideSum<T>);
            var logVarianceSum = default(WideSum<T>);
            for (var row = 0; row < draw.Rows; row++)
            {
                var w = T.Of(weight * weights.Values[row]);
                var distance = (FloatsPart.Load<T>(draw.Row(row), i) - m) * inverse;
                var pull = w * (distance * inverse);
                FloatsPart.Store(pull, drawGradient.Row(row), i);
                meanSum.Add(-pull);
                logVarianceSum.Add(T.Of(0.5f) * (w * (T.One - (distance * distance))));
            }

            meanSum.Narrow(sums, gradients.Mean.Values[i..Math.Min(i + T.Count, k)]);
            logVarianceSum.Narrow(sums, gradients.LogVariance.Values[i..Math.Min(i + T.Count, k)]);
        }

        lane.Sync();
    }
}
