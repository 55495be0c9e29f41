using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FunctionalVae.Graphs;

namespace FunctionalVae.Engine;

/// <summary>
/// The diagonal normal posterior (μ, ℓ) against a mixture of K diagonal normals, at a draw z = μ + e^(ℓ/2) ε of k dimensions. Means and
/// log-variances of a trained mixture are [K·k], one component after the other; one of posteriors has them side by side in its rows, [K, 2k].
/// </summary>
public static partial class NormalMixtureKernel
{
    // Examples that share the deviations of a component.
    private const int MostExamples = 32;

    /// <summary>
    /// kl of each example = log q(z|x) − log p(z) = −½ Σ (ℓ + ε²) − log Σⱼ exp(log wⱼ − ½ Σ (pⱼ + (z − mⱼ)² e^−pⱼ)), in nats, within 5e-7 of
    /// the sum of its terms' magnitudes for |p| ≤ 170; responsibilities [B, K] = wⱼ N(z; mⱼ, diag e^pⱼ) / p(z), each with a relative error under
    /// 4e-7·R, with R = 1 + Dⱼ + Σᵢ rᵢ Dᵢ and D = Σ (z − m)² e^−p: their exponents are as large as that.
    /// </summary>
    public static void Kl(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix noise,
        Matrix draw,
        Matrix logits,
        Matrix means,
        Matrix logVariances,
        Matrix responsibilities
    )
    {
        Kl(lane, memory, head, noise, draw, Mixture.OfTensors(logits, means, logVariances), responsibilities);
    }

    /// <summary>The same of a mixture with equal weights, whose components are posteriors (m, p), [K, 2k].</summary>
    public static void KlOfPosteriors(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix noise,
        Matrix draw,
        Matrix posteriors,
        Matrix responsibilities
    ) => Kl(lane, memory, head, noise, draw, Mixture.OfPosteriors(posteriors), responsibilities);

    private static void Kl(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw, Mixture mixture, Matrix responsibilities)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Kl<Floats512>(lane, memory, head, noise, draw, mixture, responsibilities);
        }
        else
        {
            Kl<FloatsUsual>(lane, memory, head, noise, draw, mixture, responsibilities);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Kl<T>(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix draw, Mixture mixture, Matrix responsibilities)
        where T : struct, IFloats<T>
    {
        Span<double> scores = stackalloc double[NormalMixtureKl.MostComponents];
        var components = mixture.Count;
        var group = Math.Clamp(scores.Length / components, 1, MostExamples);
        var total = mixture.LogTotal;
        var (from, to) = lane.Share(draw.Rows);
        for (var start = from; start < to; start += group)
        {
            var rows = Math.Min(group, to - start);
            for (var j = 0; j < components; j++)
            {
                Score<T>(draw, start, rows, mixture, j, mixture.Logit(j) - total, scores);
            }

            for (var row = 0; row < rows; row++)
            {
                var own = scores.Slice(row * components, components);
                memory.Kl[start + row] =
                    DrawnKlKernel.LogPosterior<T>(head.Row(start + row), noise.Row(start + row))
                    - LogSum<T>(own, responsibilities.Row(start + row));
            }
        }

        lane.Sync();
    }

    // log w − ½ Σ (p + (z − m)² e^−p) of one component, for some examples; the scores of an example lie side by side.
    private static void Score<T>(Matrix draw, int start, int rows, Mixture mixture, int component, double logWeight, Span<double> scores)
        where T : struct, IFloats<T>
    {
        var components = mixture.Count;
        var mean = mixture.MeanOf(component, draw.Columns);
        var logVariance = mixture.LogVarianceOf(component, draw.Columns);
        double wide = 0;
        foreach (var p in logVariance)
        {
            wide += p;
        }

        for (var row = 0; row < rows; row++)
        {
            scores[(row * components) + component] = logWeight - (0.5 * wide);
        }

        for (var i = 0; i < draw.Columns; i += T.Count)
        {
            var m = FloatsPart.Load<T>(mean, i);
            var inverse = Simd.Exp(FloatsPart.Load<T>(logVariance, i) * T.Of(-0.5f));
            for (var row = 0; row < rows; row++)
            {
                var distance = (FloatsPart.Load<T>(draw.Row(start + row), i) - m) * inverse;
                var sum = default(WideSum<T>);
                sum.AddProduct(distance, distance);
                scores[(row * components) + component] -= 0.5 * sum.Total();
            }
        }
    }

    // log Σ e^score, and the shares of the sum.
    private static double LogSum<T>(ReadOnlySpan<double> scores, Span<float> shares)
        where T : struct, IFloats<T>
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        for (var j = 0; j < scores.Length; j++)
        {
            shares[j] = (float)(scores[j] - largest);
        }

        var sum = default(WideSum<T>);
        for (var j = 0; j < shares.Length; j += T.Count)
        {
            var share = Simd.Exp(FloatsPart.Load<T>(shares, j, padding: float.NegativeInfinity));
            sum.Add(share);
            FloatsPart.Store(share, shares, j);
        }

        var total = sum.Total();
        foreach (ref var share in shares)
        {
            share = (float)(share / total);
        }

        return largest + Math.Log(total);
    }

    // log Σ e^logit.
    private static double LogTotal(ReadOnlySpan<float> logits)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        double sum = 0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - largest);
        }

        return largest + Math.Log(sum);
    }

    // A mixture, or its gradients: the moments of component j begin at j strides, the log-variances a shift behind the means.
    private readonly record struct Mixture(int Count, Matrix? Logits, Matrix Means, Matrix LogVariances, int Stride, int Shift)
    {
        public static Mixture OfTensors(Matrix logits, Matrix means, Matrix logVariances) =>
            new(logits.Count, logits, means, logVariances, means.Count / logits.Count, Shift: 0);

        public static Mixture OfPosteriors(Matrix posteriors) =>
            new(posteriors.Rows, null, posteriors, posteriors, posteriors.Columns, posteriors.Columns / 2);

        /// <summary>log Σ e^logit; that of equal weights is log K.</summary>
        public double LogTotal => Logits is { } own ? NormalMixtureKernel.LogTotal(own.Values) : Math.Log(Count);

        public double Logit(int component) => Logits is { } own ? own.Values[component] : 0;

        public Span<float> MeanOf(int component, int k) => Means.Values.Slice(component * Stride, k);

        public Span<float> LogVarianceOf(int component, int k) => LogVariances.Values.Slice((component * Stride) + Shift, k);
    }
}
