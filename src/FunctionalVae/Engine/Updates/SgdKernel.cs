using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>One step of stochastic gradient descent over a vector of parameters, in the form and order of operations of PyTorch.</summary>
internal static class SgdKernel
{
    /// <summary>w ← w − rate·(g + λw).</summary>
    /// <param name="gradient">g, as all of the following a multiple of 16 values.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void Update(ReadOnlySpan<float> gradient, Span<float> parameters, in SgdStep step)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Floats512>(gradient, parameters, step);
        }
        else
        {
            Run<FloatsUsual>(gradient, parameters, step);
        }
    }

    /// <summary>m ← μm + g + λw; w ← w − rate·m, or by Nesterov w ← w − rate·(g + λw + μm).</summary>
    /// <param name="gradient">g, as all of the following a multiple of 16 values.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void UpdateWithMomentum(ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, in SgdStep step)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunWithMomentum<Floats512>(gradient, parameters, first, step);
        }
        else
        {
            RunWithMomentum<FloatsUsual>(gradient, parameters, first, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(ReadOnlySpan<float> gradient, Span<float> parameters, in SgdStep step)
        where T : struct, IFloats<T>
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var w = ref MemoryMarshal.GetReference(parameters);
        var rate = T.Of(-step.Rate);
        var decay = T.Of(step.WeightDecay);
        for (nint i = 0; i < gradient.Length; i += T.Count)
        {
            var wi = T.Load(ref Unsafe.Add(ref w, i));
            var gi = T.FusedMultiplyAdd(decay, wi, T.Load(ref Unsafe.Add(ref g, i)));
            T.FusedMultiplyAdd(rate, gi, wi).Store(ref Unsafe.Add(ref w, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWithMomentum<T>(ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, in SgdStep step)
        where T : struct, IFloats<T>
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var w = ref MemoryMarshal.GetReference(parameters);
        ref var m = ref MemoryMarshal.GetReference(first);
        var rate = T.Of(-step.Rate);
        var decay = T.Of(step.WeightDecay);
        var momentum = T.Of(step.Momentum);
        for (nint i = 0; i < gradient.Length; i += T.Count)
        {
            var wi = T.Load(ref Unsafe.Add(ref w, i));
            var gi = T.FusedMultiplyAdd(decay, wi, T.Load(ref Unsafe.Add(ref g, i)));
            var mi = T.FusedMultiplyAdd(momentum, T.Load(ref Unsafe.Add(ref m, i)), gi);
            mi.Store(ref Unsafe.Add(ref m, i));
            var direction = step.Nesterov ? T.FusedMultiplyAdd(momentum, mi, gi) : mi;
            T.FusedMultiplyAdd(rate, direction, wi).Store(ref Unsafe.Add(ref w, i));
        }
    }
}
