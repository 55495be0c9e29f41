using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The exponential moving average of the weights (Polyak and Juditsky 1992, with a fixed horizon).</summary>
internal static class AverageKernel
{
    /// <summary>a ← decay·a + (1−decay)·w, computed as a + (1−decay)·(w − a), of which equal weights are a fixed point in float32 too.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="parameters">The weights w.</param>
    /// <param name="average">a, updated.</param>
    /// <param name="oneMinusDecay">1 − decay, rounded once.</param>
    public static void Update(Lane lane, float[] parameters, float[] average, float oneMinusDecay)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Floats512>(lane, parameters, average, oneMinusDecay);
        }
        else
        {
            Run<FloatsUsual>(lane, parameters, average, oneMinusDecay);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(Lane lane, float[] parameters, float[] average, float oneMinusDecay)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(parameters.Length, T.Count);
        var w = parameters.AsSpan(from, to - from);
        var a = average.AsSpan(from, to - from);
        var share = T.Of(oneMinusDecay);
        for (var i = 0; i < w.Length; i += T.Count)
        {
            var ai = FloatsPart.Load<T>(a, i);
            FloatsPart.Store(T.FusedMultiplyAdd(FloatsPart.Load<T>(w, i) - ai, share, ai), a, i);
        }

        lane.Sync();
    }
}
