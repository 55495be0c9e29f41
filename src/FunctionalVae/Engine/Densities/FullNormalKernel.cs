using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// The normal posterior with a full covariance LLᵀ: the head's row is (μ, ℓ), ℓ = log Lᵢᵢ², k values each, and L below its diagonal, column after column.
/// </summary>
public static class FullNormalKernel
{
    /// <summary>
    /// given = (μᵢ + Σⱼ Lᵢⱼ εⱼ, ℓᵢ), j below i: each sum is one chain of multiply-adds in float32, in the order of j.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="head">(μ, ℓ, L), [B, 2k + k(k − 1)/2].</param>
    /// <param name="noise">ε, [B, k].</param>
    /// <param name="given">(m, ℓ), [B, 2k].</param>
    public static void Correlate(Lane lane, Matrix head, Matrix noise, Matrix given)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Correlate<Floats512>(lane, head, noise, given);
        }
        else
        {
            Correlate<FloatsUsual>(lane, head, noise, given);
        }
    }

    /// <summary>dμ = dm, dℓ = dℓ, dLᵢⱼ = dmᵢ εⱼ.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="noise">ε, [B, k].</param>
    /// <param name="givenGradient">(dm, dℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ, dL), [B, 2k + k(k − 1)/2].</param>
    public static void CorrelateGradient(Lane lane, Matrix noise, Matrix givenGradient, Matrix headGradient)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            CorrelateGradient<Floats512>(lane, noise, givenGradient, headGradient);
        }
        else
        {
            CorrelateGradient<FloatsUsual>(lane, noise, givenGradient, headGradient);
        }
    }

    /// <summary>
    /// kl of each example = ½ Σ [e^Δ − Δ − 1 + μ²/v] + ½ Σ L²/v ≥ 0 with Δ = ℓ − log v, in nats, with a relative error under 8e-7 for Δ ≤ 88 and
    /// |log v| ≤ 170, whatever the number of dimensions.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="head">(μ, ℓ, L), [B, 2k + k(k − 1)/2].</param>
    /// <param name="latent">k.</param>
    /// <param name="variance">v.</param>
    public static void Kl(Lane lane, Workspace memory, Matrix head, int latent, double variance) =>
        ScaledNormalKernel.Kl(lane, memory, head, latent, variance);

    /// <summary>dμ = β/B·μ/v, dℓ = ½ β/B·(e^Δ − 1), dL = β/B·L/v.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ, L), [B, 2k + k(k − 1)/2].</param>
    /// <param name="headGradient">(dμ, dℓ, dL), as wide.</param>
    /// <param name="latent">k.</param>
    /// <param name="variance">v.</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void KlGradient(
        Lane lane,
        Workspace memory,
        Matrix head,
        Matrix headGradient,
        int latent,
        double variance,
        double beta
    ) => ScaledNormalKernel.KlGradient(lane, memory, head, headGradient, latent, variance, beta);

    /// <summary>dz = −β/B·y with Lᵀy = ε over all B·K draws, before they are weighed: log q by z, the posterior held. y is solved in float64.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ, L), [B·K, 2k + k(k − 1)/2].</param>
    /// <param name="noise">ε, [B·K, k].</param>
    /// <param name="drawGradient">dz, [B·K, k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void PathGradient(Lane lane, Workspace memory, Matrix head, Matrix noise, Matrix drawGradient, double beta)
    {
        var weight = DrawnKlKernel.Weight(memory, noise, beta);
        if (Vector512.IsHardwareAccelerated)
        {
            PathGradient<Floats512>(lane, head, noise, drawGradient, weight);
        }
        else
        {
            PathGradient<FloatsUsual>(lane, head, noise, drawGradient, weight);
        }
    }

    /// <summary>Where column <paramref name="column"/> of L begins in a row of the head: its values are of the rows below.</summary>
    internal static int Column(int latent, int column) => (2 * latent) + (column * (latent - 1)) - (column * (column - 1) / 2);

    [MethodImpl(Compiled.Alone)]
    private static void Correlate<T>(Lane lane, Matrix head, Matrix noise, Matrix given)
        where T : struct, IFloats<T>
    {
        var k = noise.Columns;
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var result = given.Row(example);
            row[..(2 * k)].CopyTo(result);
            for (var j = 0; j < k - 1; j++)
            {
                var epsilon = T.Of(noise.Row(example)[j]);
                var column = row.Slice(Column(k, j), k - 1 - j);
                var means = result[(j + 1)..k];
                for (var i = 0; i < column.Length; i += T.Count)
                {
                    FloatsPart.Store(T.FusedMultiplyAdd(FloatsPart.Load<T>(column, i), epsilon, FloatsPart.Load<T>(means, i)), means, i);
                }
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void CorrelateGradient<T>(Lane lane, Matrix noise, Matrix givenGradient, Matrix headGradient)
        where T : struct, IFloats<T>
    {
        var k = noise.Columns;
        var (from, to) = lane.Share(noise.Rows);
        for (var example = from; example < to; example++)
        {
            var gradient = givenGradient.Row(example);
            var result = headGradient.Row(example);
            gradient.CopyTo(result);
            for (var j = 0; j < k - 1; j++)
            {
                var epsilon = T.Of(noise.Row(example)[j]);
                var column = result.Slice(Column(k, j), k - 1 - j);
                var means = gradient[(j + 1)..k];
                for (var i = 0; i < column.Length; i += T.Count)
                {
                    FloatsPart.Store(FloatsPart.Load<T>(means, i) * epsilon, column, i);
                }
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void PathGradient<T>(Lane lane, Matrix head, Matrix noise, Matrix drawGradient, float weight)
        where T : struct, IFloats<T>
    {
        var k = noise.Columns;
        Span<double> solved = stackalloc double[k];
        var (from, to) = lane.Share(noise.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var result = drawGradient.Row(example);
            for (var i = 0; i < k; i += T.Count)
            {
                FloatsPart.Store(Simd.Exp(FloatsPart.Load<T>(row[k..(2 * k)], i) * T.Of(-0.5f)), result, i);
            }

            for (var i = k - 1; i >= 0; i--)
            {
                var column = row.Slice(Column(k, i), k - 1 - i);
                double rest = noise.Row(example)[i];
                for (var below = 0; below < column.Length; below++)
                {
                    rest -= column[below] * solved[i + 1 + below];
                }

                solved[i] = rest * result[i];
                result[i] = (float)(-weight * solved[i]);
            }
        }

        lane.Sync();
    }
}
