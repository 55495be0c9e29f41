using System.Numerics;
using FunctionalVae.Plans;

namespace FunctionalVae.Kernels;

/// <summary>The diagonal normal posterior (μ, ℓ) against a trained normal prior N(m, diag e^p); all of k dimensions.</summary>
public static class LearnedPriorKernel
{
    /// <summary>
    /// kl of each example = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] ≥ 0 with Δ = ℓ − p, in nats, with a relative error under 8e-7 for Δ ≤ 88,
    /// |p| ≤ 170 and (μ − m)² e^−p below 1e76, whatever the number of dimensions.
    /// </summary>
    public static void Kl(Lane lane, Workspace memory, Matrix head, Matrix priorMean, Matrix priorLogVariance)
    {
        var k = priorMean.Count;
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < k; i += Vector<float>.Count)
            {
                var p = VectorLoad.Load(priorLogVariance.Values[i..]);
                var d = VectorLoad.Load(row[i..k]) - VectorLoad.Load(priorMean.Values[i..]);
                var distance = d * Simd.Exp(p * new Vector<float>(-0.5f));
                sum.AddProduct(distance, distance);
                // e^Δ turns the rounding of a Δ of 60 into an error of 2e-6, so its rest goes in by the slope e^Δ − 1.
                var (delta, rest) = Simd.Difference(VectorLoad.Load(row[(k + i)..]), p);
                var (left, right) = Simd.ExpMinusLinear(delta);
                sum.AddProduct(left, right);
                sum.AddProduct(rest, Simd.Expm1(delta));
            }

            memory.Kl[example] = 0.5 * sum.Total();
        }

        lane.Sync();
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
        var k = priorMean.Count;
        var width = Vector<float>.Count;
        var weight = new Vector<float>((float)(beta * memory.KlWeight / head.Rows));
        var half = new Vector<float>(0.5f);
        // By columns: the prior's gradients are sums over the batch, each made by one lane in the order of the examples.
        var (from, to) = lane.Share(k, width);
        for (var i = from; i < to; i += width)
        {
            var columns = Math.Min(width, k - i);
            var m = VectorLoad.Load(priorMean.Values.Slice(i, columns));
            var p = VectorLoad.Load(priorLogVariance.Values.Slice(i, columns));
            // e^−p in two factors, since e^−p itself leaves the range of float32 before their product with d does.
            var inverse = Simd.Exp(p * new Vector<float>(-0.5f));
            var (meanLow, meanHigh) = (Vector<double>.Zero, Vector<double>.Zero);
            var (logVarianceLow, logVarianceHigh) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var example = 0; example < head.Rows; example++)
            {
                var row = head.Row(example);
                var gradient = headGradient.Row(example);
                var dz = VectorLoad.Load(drawGradient.Row(example).Slice(i, columns));
                var d = VectorLoad.Load(row.Slice(i, columns)) - m;
                var l = VectorLoad.Load(row.Slice(k + i, columns));
                var (delta, rest) = Simd.Difference(l, p);
                var growth = Simd.Expm1(delta);
                growth = Vector.FusedMultiplyAdd(rest, growth + Vector<float>.One, growth);
                var pull = weight * (d * inverse * inverse);
                var dl =
                    half
                    * Vector.FusedMultiplyAdd(
                        dz * Simd.Exp(l * half),
                        VectorLoad.Load(noise.Row(example).Slice(i, columns)),
                        weight * growth
                    );
                var inside = Vector.LessThan(Vector.Abs(l), new((float)ClampLogVariance.Bound));
                VectorLoad.Store(dz + pull, gradient.Slice(i, columns));
                VectorLoad.Store(Vector.ConditionalSelect(inside, dl, Vector<float>.Zero), gradient.Slice(k + i, columns));
                Vector.Widen(pull, out var low, out var high);
                meanLow -= low;
                meanHigh -= high;
                Vector.Widen(half * Vector.FusedMultiplyAdd(pull, d, weight * growth), out low, out high);
                logVarianceLow -= low;
                logVarianceHigh -= high;
            }

            VectorLoad.Store(Vector.Narrow(meanLow, meanHigh), priorMeanGradient.Values.Slice(i, columns));
            VectorLoad.Store(Vector.Narrow(logVarianceLow, logVarianceHigh), priorLogVarianceGradient.Values.Slice(i, columns));
        }

        lane.Sync();
    }
}
