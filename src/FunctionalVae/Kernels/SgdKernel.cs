using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>One step of stochastic gradient descent over a vector of parameters, in the form and order of operations of PyTorch.</summary>
internal static class SgdKernel
{
    /// <summary>w ← w − rate·(g + λw).</summary>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void Update(ReadOnlySpan<float> gradient, Span<float> parameters, in SgdStep step)
    {
        var width = Vector<float>.Count;
        var rate = new Vector<float>(-step.Rate);
        var decay = new Vector<float>(step.WeightDecay);
        for (var i = 0; i < parameters.Length; i += width)
        {
            var wi = VectorLoad.Load(parameters[i..]);
            var gi = Vector.FusedMultiplyAdd(decay, wi, VectorLoad.Load(gradient[i..]));
            VectorLoad.Store(Vector.FusedMultiplyAdd(rate, gi, wi), parameters[i..]);
        }
    }

    /// <summary>m ← μm + g + λw; w ← w − rate·m, or by Nesterov w ← w − rate·(g + λw + μm).</summary>
    /// <param name="gradient">g.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void UpdateWithMomentum(ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, in SgdStep step)
    {
        var width = Vector<float>.Count;
        var rate = new Vector<float>(-step.Rate);
        var decay = new Vector<float>(step.WeightDecay);
        var momentum = new Vector<float>(step.Momentum);
        for (var i = 0; i < parameters.Length; i += width)
        {
            var wi = VectorLoad.Load(parameters[i..]);
            var gi = Vector.FusedMultiplyAdd(decay, wi, VectorLoad.Load(gradient[i..]));
            var mi = Vector.FusedMultiplyAdd(momentum, VectorLoad.Load(first[i..]), gi);
            VectorLoad.Store(mi, first[i..]);
            var direction = step.Nesterov ? Vector.FusedMultiplyAdd(momentum, mi, gi) : mi;
            VectorLoad.Store(Vector.FusedMultiplyAdd(rate, direction, wi), parameters[i..]);
        }
    }
}
