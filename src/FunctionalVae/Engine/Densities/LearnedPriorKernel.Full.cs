using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <content>The normal posterior with a full covariance LLᵀ: what L has below its diagonal comes beside the terms of its diagonal.</content>
public static partial class LearnedPriorKernel
{
    /// <summary>kl of each example = that of <see cref="Kl(Lane, Workspace, Matrix, Matrix, Matrix)"/> and ½ Σ Lᵢⱼ² e^−pᵢ below the diagonal, in nats.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ, L), [B, 2k + k(k − 1)/2].</param>
    /// <param name="priorMean">m, [1, k].</param>
    /// <param name="priorLogVariance">p, [1, k].</param>
    public static void FullKl(Lane lane, Workspace memory, Matrix head, Matrix priorMean, Matrix priorLogVariance)
    {
        Kl(lane, memory, head, priorMean, priorLogVariance);
        Span<float> inverses = stackalloc float[priorMean.Count];
        Inverses(priorLogVariance, inverses);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var sum = 0.0;
            for (var i = 1; i < inverses.Length; i++)
            {
                sum += Squares(row, inverses.Length, i) * inverses[i] * inverses[i];
            }

            memory.Kl[example] += 0.5 * sum;
        }

        lane.Sync();
    }

    /// <summary>
    /// The gradients of <see cref="KlGradient"/>, with w = β/B: dLᵢⱼ = w·Lᵢⱼ e^−pᵢ, and dpᵢ has −½ Σ w·Lᵢⱼ² e^−pᵢ over the batch beside its own.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ, L), [B, 2k + k(k − 1)/2].</param>
    /// <param name="priorMean">m, [1, k].</param>
    /// <param name="priorLogVariance">p, [1, k].</param>
    /// <param name="headGradient">(dμ, dℓ, dL), as wide as the head.</param>
    /// <param name="priorMeanGradient">dm, [1, k].</param>
    /// <param name="priorLogVarianceGradient">dp, [1, k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void FullKlGradient(
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
        KlGradient(lane, memory, head, priorMean, priorLogVariance, headGradient, priorMeanGradient, priorLogVarianceGradient, beta);
        var k = priorMean.Count;
        var weight = beta * memory.KlWeight / head.Rows;
        Span<float> inverses = stackalloc float[k];
        Inverses(priorLogVariance, inverses);
        // By dimensions: a prior's gradient is a sum over the batch, made by one lane in the order of the examples.
        var (from, to) = lane.Share(k);
        for (var i = from; i < to; i++)
        {
            var precision = (double)inverses[i] * inverses[i];
            var sum = 0.0;
            for (var example = 0; example < head.Rows; example++)
            {
                var row = head.Row(example);
                var gradient = headGradient.Row(example);
                sum += Squares(row, k, i);
                for (var j = 0; j < i; j++)
                {
                    var at = FullNormalKernel.Column(k, j) + i - j - 1;
                    gradient[at] = (float)(weight * row[at] * precision);
                }
            }

            priorLogVarianceGradient.Values[i] -= (float)(0.5 * weight * sum * precision);
        }

        lane.Sync();
    }

    // Σⱼ Lᵢⱼ², j below i.
    private static double Squares(ReadOnlySpan<float> row, int k, int i)
    {
        var sum = 0.0;
        for (var j = 0; j < i; j++)
        {
            var value = (double)row[FullNormalKernel.Column(k, j) + i - j - 1];
            sum += value * value;
        }

        return sum;
    }

    // e^(−p/2).
    private static void Inverses(Matrix priorLogVariance, Span<float> inverses)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Inverses<Floats512>(priorLogVariance, inverses);
        }
        else
        {
            Inverses<FloatsUsual>(priorLogVariance, inverses);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Inverses<T>(Matrix priorLogVariance, Span<float> inverses)
        where T : struct, IFloats<T>
    {
        for (var i = 0; i < inverses.Length; i += T.Count)
        {
            FloatsPart.Store(Simd.Exp(FloatsPart.Load<T>(priorLogVariance.Values, i) * T.Of(-0.5f)), inverses, i);
        }
    }
}
