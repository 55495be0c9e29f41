using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <content>The gradients of draw, Kullback–Leibler term and clamp, each for itself.</content>
public static partial class DiagonalNormalKernel
{
    /// <summary>inputGradient = headGradient, both (dμ, dℓ), but 0 for each ℓ that was clamped.</summary>
    public static void ClampGradient(Lane lane, Matrix head, Matrix headGradient, Matrix inputGradient)
    {
        var k = head.Columns / 2;
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var l = head.Row(example)[k..];
            var gradient = headGradient.Row(example);
            var result = inputGradient.Row(example);
            gradient[..k].CopyTo(result);
            for (var i = 0; i < k; i++)
            {
                result[k + i] = Math.Abs(l[i]) < Bound ? gradient[k + i] : 0;
            }
        }

        lane.Sync();
    }

    /// <summary>dμ = dz and dℓ = ½ dz ∘ e^(ℓ/2) ∘ noise.</summary>
    public static void DrawGradient(Lane lane, Matrix head, Matrix noise, Matrix drawGradient, Matrix headGradient)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            DrawGradient<Floats512>(lane, head, noise, drawGradient, headGradient);
        }
        else
        {
            DrawGradient<FloatsUsual>(lane, head, noise, drawGradient, headGradient);
        }
    }

    /// <summary>dμ = β/B·μ and dℓ = ½ β/B·(e^ℓ − 1).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far the Kullback–Leibler term has warmed up.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="headGradient">(dμ, dℓ), [B, 2k].</param>
    /// <param name="beta">The weight of the Kullback–Leibler term.</param>
    public static void KlGradient(Lane lane, Workspace memory, Matrix head, Matrix headGradient, double beta)
    {
        var weight = (float)(beta * memory.KlWeight / head.Rows);
        if (Vector512.IsHardwareAccelerated)
        {
            KlGradient<Floats512>(lane, head, headGradient, weight);
        }
        else
        {
            KlGradient<FloatsUsual>(lane, head, headGradient, weight);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DrawGradient<T>(Lane lane, Matrix head, Matrix noise, Matrix drawGradient, Matrix headGradient)
        where T : struct, IFloats<T>
    {
        var k = drawGradient.Columns;
        var half = T.Of(0.5f);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var dz = drawGradient.Row(example);
            var result = headGradient.Row(example);
            dz.CopyTo(result);
            for (var i = 0; i < k; i += T.Count)
            {
                var sigma = Simd.Exp(FloatsPart.Load<T>(head.Row(example)[k..], i) * half);
                var draw = FloatsPart.Load<T>(dz, i) * sigma * FloatsPart.Load<T>(noise.Row(example), i);
                FloatsPart.Store(half * draw, result[k..], i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void KlGradient<T>(Lane lane, Matrix head, Matrix headGradient, float klWeight)
        where T : struct, IFloats<T>
    {
        var k = head.Columns / 2;
        var weight = T.Of(klWeight);
        var half = T.Of(0.5f);
        var (from, to) = lane.Share(head.Rows);
        for (var example = from; example < to; example++)
        {
            var row = head.Row(example);
            var result = headGradient.Row(example);
            for (var i = 0; i < k; i += T.Count)
            {
                FloatsPart.Store(weight * FloatsPart.Load<T>(row[..k], i), result[..k], i);
                FloatsPart.Store(half * (weight * Simd.Expm1(FloatsPart.Load<T>(row[k..], i))), result[k..], i);
            }
        }

        lane.Sync();
    }
}
