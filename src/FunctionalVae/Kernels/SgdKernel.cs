using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>One step of stochastic gradient descent over a vector of parameters, in the form and order of operations of PyTorch.</summary>
internal static class SgdKernel
{
    /// <summary>w ← w − rate·(g + λw).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void Update(Lane lane, float[] gradient, float[] parameters, SgdStep step)
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(parameters.Length, width);
        var g = gradient.AsSpan(from, to - from);
        var w = parameters.AsSpan(from, to - from);
        var rate = new Vector<float>(-step.Rate);
        var decay = new Vector<float>(step.WeightDecay);
        for (var i = 0; i < w.Length; i += width)
        {
            var wi = VectorLoad.Load(w[i..]);
            var gi = Vector.FusedMultiplyAdd(decay, wi, VectorLoad.Load(g[i..]));
            VectorLoad.Store(Vector.FusedMultiplyAdd(rate, gi, wi), w[i..]);
        }

        lane.Sync();
    }

    /// <summary>m ← μm + g + λw; w ← w − rate·m, or by Nesterov w ← w − rate·(g + λw + μm).</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void UpdateWithMomentum(Lane lane, float[] gradient, float[] parameters, float[] first, SgdStep step)
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(parameters.Length, width);
        var g = gradient.AsSpan(from, to - from);
        var w = parameters.AsSpan(from, to - from);
        var m = first.AsSpan(from, to - from);
        var rate = new Vector<float>(-step.Rate);
        var decay = new Vector<float>(step.WeightDecay);
        var momentum = new Vector<float>(step.Momentum);
        for (var i = 0; i < w.Length; i += width)
        {
            var wi = VectorLoad.Load(w[i..]);
            var gi = Vector.FusedMultiplyAdd(decay, wi, VectorLoad.Load(g[i..]));
            var mi = Vector.FusedMultiplyAdd(momentum, VectorLoad.Load(m[i..]), gi);
            VectorLoad.Store(mi, m[i..]);
            var direction = step.Nesterov ? Vector.FusedMultiplyAdd(momentum, mi, gi) : mi;
            VectorLoad.Store(Vector.FusedMultiplyAdd(rate, direction, wi), w[i..]);
        }

        lane.Sync();
    }
}
