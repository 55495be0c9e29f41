using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>The exponential moving average of the weights (Polyak and Juditsky 1992, with a fixed horizon).</summary>
internal static class AverageKernel
{
    /// <summary>a ← decay·a + (1−decay)·w, computed as a + (1−decay)·(w − a), of which equal weights are a fixed point in float32 too.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="parameters">w.</param>
    /// <param name="average">a, updated.</param>
    /// <param name="oneMinusDecay">1 − decay, rounded once.</param>
    public static void Update(Lane lane, float[] parameters, float[] average, float oneMinusDecay)
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(parameters.Length, width);
        var w = parameters.AsSpan(from, to - from);
        var a = average.AsSpan(from, to - from);
        var share = new Vector<float>(oneMinusDecay);
        for (var i = 0; i < w.Length; i += width)
        {
            var ai = VectorLoad.Load(a[i..]);
            VectorLoad.Store(Vector.FusedMultiplyAdd(VectorLoad.Load(w[i..]) - ai, share, ai), a[i..]);
        }

        lane.Sync();
    }
}
