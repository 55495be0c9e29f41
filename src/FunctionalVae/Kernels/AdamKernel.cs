using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Kernels;

/// <summary>
/// One step of Adam over a vector of parameters (Kingma and Ba 2015), in the form and order of operations of PyTorch; with decoupled weight
/// decay (Loshchilov and Hutter 2019) where the step says so.
/// </summary>
internal static class AdamKernel
{
    /// <summary>m ← m + (1−β₁)(g − m); v ← β₂v + (1−β₂)g²; w ← w·keep − rate·m / (√v·scale + ε).</summary>
    /// <param name="gradient">g, as all of the following a multiple of 16 values.</param>
    /// <param name="parameters">w, updated.</param>
    /// <param name="first">m, updated.</param>
    /// <param name="second">v, updated.</param>
    /// <param name="step">The constants of this step.</param>
    public static void Update(ReadOnlySpan<float> gradient, Span<float> parameters, Span<float> first, Span<float> second, in AdamStep step)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<Floats512>(gradient, parameters, first, second, step);
        }
        else
        {
            Run<FloatsUsual>(gradient, parameters, first, second, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(
        ReadOnlySpan<float> gradient,
        Span<float> parameters,
        Span<float> first,
        Span<float> second,
        in AdamStep step
    )
        where T : struct, IFloats<T>
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var w = ref MemoryMarshal.GetReference(parameters);
        ref var m = ref MemoryMarshal.GetReference(first);
        ref var v = ref MemoryMarshal.GetReference(second);
        var oneMinusBeta1 = T.Of(step.OneMinusBeta1);
        var beta2 = T.Of(step.Beta2);
        var oneMinusBeta2 = T.Of(step.OneMinusBeta2);
        var scale = T.Of(step.SecondMomentScale);
        var epsilon = T.Of(step.Epsilon);
        var rate = T.Of(-step.Rate);
        var keep = T.Of(step.Keep);
        for (nint i = 0; i < gradient.Length; i += T.Count)
        {
            var gi = T.Load(ref Unsafe.Add(ref g, i));
            var mi = T.Load(ref Unsafe.Add(ref m, i));
            mi = T.FusedMultiplyAdd(gi - mi, oneMinusBeta1, mi);
            var vi = T.FusedMultiplyAdd(gi, gi * oneMinusBeta2, T.Load(ref Unsafe.Add(ref v, i)) * beta2);
            var denominator = T.FusedMultiplyAdd(T.SquareRoot(vi), scale, epsilon);
            mi.Store(ref Unsafe.Add(ref m, i));
            vi.Store(ref Unsafe.Add(ref v, i));
            T.FusedMultiplyAdd(rate, mi / denominator, T.Load(ref Unsafe.Add(ref w, i)) * keep).Store(ref Unsafe.Add(ref w, i));
        }
    }
}
