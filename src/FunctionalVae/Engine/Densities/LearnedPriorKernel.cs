using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FunctionalVae.Graphs;

namespace FunctionalVae.Engine;

/// <summary>The diagonal normal posterior (μ, ℓ) against a trained normal prior N(m, diag e^p); all of k dimensions.</summary>
public static partial class LearnedPriorKernel
{
    /// <summary>
    /// kl of each example = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] ≥ 0 with Δ = ℓ − p, in nats, with a relative error under 8e-7 for Δ ≤ 88,
    /// |p| ≤ 170 and (μ − m)² e^−p below 1e76, whatever the number of dimensions.
    /// </summary>
    public static void Kl(Lane lane, Workspace memory, Matrix head, Matrix priorMean, Matrix priorLogVariance)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, priorMean, priorLogVariance);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, priorMean, priorLogVariance);
        }
    }

    /// <summary>
    /// With d = μ − m and w = β/B: dμ = dz + w·d e^−p, dℓ = ½(dz ∘ e^(ℓ/2) ∘ ε + w(e^Δ − 1)), the latter 0 where ℓ was clamped;
    /// and over the batch dm = −Σ w·d e^−p, dp = −½ Σ w(e^Δ − 1 + d² e^−p). Relative errors are under 1e-6 where dz = 0, and that
    /// close to the sum of the terms' magnitudes otherwise, for a batch of any size.
    /// </summary>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix noise,
        Matrix priorMean,
        Matrix priorLogVariance,
        Matrix drawGradient,
        Matrix headGradient,
        Matrix priorMeanGradient,
        Matrix priorLogVarianceGradient,
        double beta
    )
    {
        var prior = new Prior(priorMean, priorLogVariance, priorMeanGradient, priorLogVarianceGradient);
        Gradient(lane, memory, head, noise, prior, drawGradient, headGradient, beta);
    }

    /// <summary>
    /// The part of <see cref="Backward"/> that is the Kullback–Leibler term's: dμ = w·d e^−p, dℓ = ½ w(e^Δ − 1), and the same dm and dp.
    /// </summary>
    public static void KlGradient(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix priorMean,
        Matrix priorLogVariance,
        Matrix headGradient,
        Matrix priorMeanGradient,
        Matrix priorLogVarianceGradient,
        double beta
    )
    {
        var prior = new Prior(priorMean, priorLogVariance, priorMeanGradient, priorLogVarianceGradient);
        Gradient(lane, memory, head, null, prior, null, headGradient, beta);
    }

    private static void Gradient(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix? noise,
        Prior prior,
        Matrix? drawGradient,
        Matrix headGradient,
        double beta
    )
    {
        var weight = (float)(beta * memory.KlWeight / head.Rows);
        // By columns: the prior's gradients are sums over the batch, each made by one lane in the order of the examples.
        if (Vector512.IsHardwareAccelerated)
        {
            Backward<Floats512>(lane, head, noise, prior, drawGradient, headGradient, weight);
        }
        else
        {
            Backward<FloatsUsual>(lane, head, noise, prior, drawGradient, headGradient, weight);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head, Matrix priorMean, Matrix priorLogVariance)
        where T : struct, IFloats<T>
    {
        var k = priorMean.Count;
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var mean = head.Row(example)[..k];
            var logVariance = head.Row(example)[k..(2 * k)];
            var sum = default(WideSum<T>);
            for (var i = 0; i < k; i += T.Count)
            {
                var p = FloatsPart.Load<T>(priorLogVariance.Values, i);
                var d = FloatsPart.Load<T>(mean, i) - FloatsPart.Load<T>(priorMean.Values, i);
                var distance = d * Simd.Exp(p * T.Of(-0.5f));
                sum.AddProduct(distance, distance);
                // e^Δ turns the rounding of a Δ of 60 into an error of 2e-6, so its rest goes in by the slope e^Δ − 1.
                var (delta, rest) = Simd.Difference(FloatsPart.Load<T>(logVariance, i), p);
                var (left, right) = Simd.ExpMinusLinear(delta);
                sum.AddProduct(left, right);
                sum.AddProduct(rest, Simd.Expm1(delta));
            }

            memory.Kl[example] = 0.5 * sum.Total();
        }

        lane.Sync();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T>(
        Lane lane,
        Matrix head,
        Matrix? noise,
        Prior prior,
        Matrix? drawGradient,
        Matrix headGradient,
        float klWeight
    )
        where T : struct, IFloats<T>
    {
        Span<double> sums = stackalloc double[T.Count];
        var k = prior.Mean.Count;
        var weight = T.Of(klWeight);
        var half = T.Of(0.5f);
        var (from, to) = lane.Share(k, T.Count);
        for (var i = from; i < to; i += T.Count)
        {
            var columns = Math.Min(T.Count, k - i);
            var m = FloatsPart.Load<T>(prior.Mean.Values, i);
            var p = FloatsPart.Load<T>(prior.LogVariance.Values, i);
            // e^−p in two factors, since e^−p itself leaves the range of float32 before their product with d does.
            var inverse = Simd.Exp(p * T.Of(-0.5f));
            var meanSum = default(WideSum<T>);
            var logVarianceSum = default(WideSum<T>);
            for (var example = 0; example < head.Rows; example++)
            {
                var row = head.Row(example);
                var gradient = headGradient.Row(example);
                var dz = drawGradient is { } draw ? FloatsPart.Load<T>(draw.Row(example), i) : T.Zero;
                var epsilon = noise is { } given ? FloatsPart.Load<T>(given.Row(example), i) : T.Zero;
                var d = FloatsPart.Load<T>(row[..k], i) - m;
                var l = FloatsPart.Load<T>(row[k..(2 * k)], i);
                var (delta, rest) = Simd.Difference(l, p);
                var growth = Simd.Expm1(delta);
                growth = T.FusedMultiplyAdd(rest, growth + T.One, growth);
                var pull = weight * (d * inverse * inverse);
                var dl = half * T.FusedMultiplyAdd(dz * Simd.Exp(l * half), epsilon, weight * growth);
                var inside = T.LessThan(T.Abs(l), T.Of((float)ClampLogVariance.Bound));
                FloatsPart.Store(dz + pull, gradient[..k], i);
                FloatsPart.Store(T.Select(inside, dl, T.Zero), gradient[k..(2 * k)], i);
                meanSum.Add(-pull);
                logVarianceSum.Add(-(half * T.FusedMultiplyAdd(pull, d, weight * growth)));
            }

            meanSum.Narrow(sums, prior.MeanGradient.Values.Slice(i, columns));
            logVarianceSum.Narrow(sums, prior.LogVarianceGradient.Values.Slice(i, columns));
        }

        lane.Sync();
    }

    private readonly record struct Prior(Matrix Mean, Matrix LogVariance, Matrix MeanGradient, Matrix LogVarianceGradient);
}
