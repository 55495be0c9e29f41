using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <content>The gradients of the divergence at a draw.</content>
public static partial class NormalMixtureKernel
{
    /// <summary>
    /// With w = β/B and u = w rⱼ (z − mⱼ) e^−pⱼ: dz = Σⱼ u, and over the batch d logitⱼ = w Σ (wⱼ − rⱼ), dmⱼ = −Σ u,
    /// dpⱼ = ½ Σ (w rⱼ − u (z − mⱼ)), each within 1e-6 of the sum of its terms' magnitudes times R for |p| ≤ 80 and a batch of any size. Sums over the
    /// batch are float64 sums in the order of the examples, each made by one lane.
    /// </summary>
    public static void KlGradient(
        Lane lane,
        Workspace memory,
        Matrix draw,
        Matrix responsibilities,
        Matrix logits,
        Matrix means,
        Matrix logVariances,
        Matrix drawGradient,
        Matrix logitsGradient,
        Matrix meansGradient,
        Matrix logVariancesGradient,
        double beta
    )
    {
        var mixture = Mixture.OfTensors(logits, means, logVariances);
        var gradient = Mixture.OfTensors(logitsGradient, meansGradient, logVariancesGradient);
        KlGradient(lane, memory, draw, responsibilities, mixture, drawGradient, gradient, beta);
    }

    /// <summary>The same of a mixture with equal weights, whose components are posteriors (m, p), [K, 2k]; their gradient is (dm, dp).</summary>
    public static void KlGradientOfPosteriors(
        Lane lane,
        Workspace memory,
        Matrix draw,
        Matrix responsibilities,
        Matrix posteriors,
        Matrix drawGradient,
        Matrix posteriorsGradient,
        double beta
    ) =>
        KlGradient(
            lane,
            memory,
            draw,
            responsibilities,
            Mixture.OfPosteriors(posteriors),
            drawGradient,
            Mixture.OfPosteriors(posteriorsGradient),
            beta
        );

    private static void KlGradient(
        Lane lane,
        Workspace memory,
        Matrix draw,
        Matrix responsibilities,
        Mixture mixture,
        Matrix drawGradient,
        Mixture gradient,
        double beta
    )
    {
        var weight = (float)(beta * memory.KlWeight / draw.Rows);
        if (Vector512.IsHardwareAccelerated)
        {
            OfDraws<Floats512>(lane, draw, responsibilities, mixture, drawGradient, weight);
            OfComponents<Floats512>(lane, draw, responsibilities, mixture, gradient, weight);
        }
        else
        {
            OfDraws<FloatsUsual>(lane, draw, responsibilities, mixture, drawGradient, weight);
            OfComponents<FloatsUsual>(lane, draw, responsibilities, mixture, gradient, weight);
        }

        if (mixture.Logits is { } logits)
        {
            OfWeights(lane, responsibilities, logits, gradient.Logits!.Value, weight);
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void OfDraws<T>(Lane lane, Matrix draw, Matrix responsibilities, Mixture mixture, Matrix drawGradient, float weight)
        where T : struct, IFloats<T>
    {
        var k = draw.Columns;
        var (from, to) = lane.Share(draw.Rows);
        for (var example = from; example < to; example++)
        {
            drawGradient.Row(example).Clear();
        }

        for (var j = 0; j < mixture.Count; j++)
        {
            for (var i = 0; i < k; i += T.Count)
            {
                var m = FloatsPart.Load<T>(mixture.MeanOf(j, k), i);
                var inverse = Simd.Exp(FloatsPart.Load<T>(mixture.LogVarianceOf(j, k), i) * T.Of(-0.5f));
                for (var example = from; example < to; example++)
                {
                    var dz = drawGradient.Row(example);
                    var distance = (FloatsPart.Load<T>(draw.Row(example), i) - m) * inverse;
                    var share = T.Of(weight * responsibilities.Row(example)[j]);
                    FloatsPart.Store(FloatsPart.Load<T>(dz, i) + (share * (distance * inverse)), dz, i);
                }
            }
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void OfComponents<T>(Lane lane, Matrix draw, Matrix responsibilities, Mixture mixture, Mixture gradient, float weight)
        where T : struct, IFloats<T>
    {
        Span<double> sums = stackalloc double[T.Count];
        var k = draw.Columns;
        var blocks = (k + T.Count - 1) / T.Count;
        var (from, to) = lane.Share(mixture.Count * blocks);
        for (var unit = from; unit < to; unit++)
        {
            var (j, i) = (unit / blocks, unit % blocks * T.Count);
            var columns = Math.Min(T.Count, k - i);
            var m = FloatsPart.Load<T>(mixture.MeanOf(j, k), i);
            var inverse = Simd.Exp(FloatsPart.Load<T>(mixture.LogVarianceOf(j, k), i) * T.Of(-0.5f));
            var meanSum = default(WideSum<T>);
            var logVarianceSum = default(WideSum<T>);
            for (var example = 0; example < draw.Rows; example++)
            {
                var distance = (FloatsPart.Load<T>(draw.Row(example), i) - m) * inverse;
                var share = T.Of(weight * responsibilities.Row(example)[j]);
                var pull = share * distance;
                meanSum.Add(-(pull * inverse));
                logVarianceSum.Add(T.Of(0.5f) * T.FusedMultiplyAdd(-pull, distance, share));
            }

            meanSum.Narrow(sums, gradient.MeanOf(j, k).Slice(i, columns));
            logVarianceSum.Narrow(sums, gradient.LogVarianceOf(j, k).Slice(i, columns));
        }
    }

    private static void OfWeights(Lane lane, Matrix responsibilities, Matrix logits, Matrix logitsGradient, float weight)
    {
        var total = LogTotal(logits.Values);
        var (from, to) = lane.Share(logits.Count);
        for (var j = from; j < to; j++)
        {
            var share = Math.Exp(logits.Values[j] - total);
            double sum = 0;
            for (var example = 0; example < responsibilities.Rows; example++)
            {
                sum += share - responsibilities.Row(example)[j];
            }

            logitsGradient.Values[j] = (float)(weight * sum);
        }
    }
}
