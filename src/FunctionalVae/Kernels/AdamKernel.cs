using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>
/// One step of Adam over a vector of parameters (Kingma and Ba 2015), in the form and order of operations of PyTorch; with decoupled weight
/// decay (Loshchilov and Hutter 2019) where the step says so.
/// </summary>
internal static class AdamKernel
{
    /// <summary>m ← m + (1−β₁)(g − m); v ← β₂v + (1−β₂)g²; w ← w·keep − rate·m / (√v·scale + ε).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="second">v, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void Update(Lane lane, float[] gradient, float[] parameters, float[] first, float[] second, AdamStep step)
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(parameters.Length, width);
        var g = gradient.AsSpan(from, to - from);
        var w = parameters.AsSpan(from, to - from);
        var m = first.AsSpan(from, to - from);
        var v = second.AsSpan(from, to - from);
        var oneMinusBeta1 = new Vector<float>(step.OneMinusBeta1);
        var beta2 = new Vector<float>(step.Beta2);
        var oneMinusBeta2 = new Vector<float>(step.OneMinusBeta2);
        var scale = new Vector<float>(step.SecondMomentScale);
        var epsilon = new Vector<float>(step.Epsilon);
        var rate = new Vector<float>(-step.Rate);
        var keep = new Vector<float>(step.Keep);
        for (var i = 0; i < w.Length; i += width)
        {
            var gi = VectorLoad.Load(g[i..]);
            var mi = VectorLoad.Load(m[i..]);
            mi = Vector.FusedMultiplyAdd(gi - mi, oneMinusBeta1, mi);
            var vi = Vector.FusedMultiplyAdd(gi, gi * oneMinusBeta2, VectorLoad.Load(v[i..]) * beta2);
            var denominator = Vector.FusedMultiplyAdd(Vector.SquareRoot(vi), scale, epsilon);
            VectorLoad.Store(mi, m[i..]);
            VectorLoad.Store(vi, v[i..]);
            VectorLoad.Store(Vector.FusedMultiplyAdd(rate, mi / denominator, VectorLoad.Load(w[i..]) * keep), w[i..]);
        }

        lane.Sync();
    }
}
