using System.Numerics;
using FunctionalVae.Plans;

namespace FunctionalVae.Kernels;

/// <summary>The diagonal normal posterior (μ, ℓ) against a trained normal prior N(m, diag e^p); all of k dimensions.</summary>
public static class LearnedPriorKernel
{
    /// <summary>kl of each example = ½ Σ [e^Δ − Δ − 1 + (μ − m)² e^−p] with Δ = ℓ − p, in nats; never negative.</summary>
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
                sum.Add(Vector.FusedMultiplyAdd(d * d, Simd.Exp(-p), Simd.ExpMinusLinear(VectorLoad.Load(row[(k + i)..]) - p)));
            }

            memory.Kl[example] = 0.5 * sum.Total();
        }

        lane.Sync();
    }

    /// <summary>
    /// With d = μ − m and w = β/B: dμ = dz + w·d e^−p, dℓ = ½(dz ∘ e^(ℓ/2) ∘ ε + w(e^Δ − 1)), the latter 0 where ℓ was clamped;
    /// and over the batch dm = −Σ w·d e^−p, dp = −½ Σ w(e^Δ − 1 + d² e^−p).
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
            var precision = Simd.Exp(-p);
            var meanSum = Vector<float>.Zero;
            var logVarianceSum = Vector<float>.Zero;
            for (var example = 0; example < head.Rows; example++)
            {
                var row = head.Row(example);
                var gradient = headGradient.Row(example);
                var dz = VectorLoad.Load(drawGradient.Row(example).Slice(i, columns));
                var d = VectorLoad.Load(row.Slice(i, columns)) - m;
                var l = VectorLoad.Load(row.Slice(k + i, columns));
                var ratio = Simd.Expm1(l - p);
                var pull = weight * d * precision;
                var dl =
                    half
                    * Vector.FusedMultiplyAdd(
                        dz * Simd.Exp(l * half),
                        VectorLoad.Load(noise.Row(example).Slice(i, columns)),
                        weight * ratio
                    );
                var inside = Vector.LessThan(Vector.Abs(l), new((float)ClampLogVariance.Bound));
                VectorLoad.Store(dz + pull, gradient.Slice(i, columns));
                VectorLoad.Store(Vector.ConditionalSelect(inside, dl, Vector<float>.Zero), gradient.Slice(k + i, columns));
                meanSum -= pull;
                logVarianceSum -= half * Vector.FusedMultiplyAdd(pull, d, weight * ratio);
            }

            VectorLoad.Store(meanSum, priorMeanGradient.Values.Slice(i, columns));
            VectorLoad.Store(logVarianceSum, priorLogVarianceGradient.Values.Slice(i, columns));
        }

        lane.Sync();
    }
}
