using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

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

    [MethodImpl(Compiled.Alone)]
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
        for (nint i = 0; i < gradient.Length; i += T.Count)
        {
            Change<T>(ref Unsafe.Add(ref g, i), ref Unsafe.Add(ref w, i), ref Unsafe.Add(ref m, i), ref Unsafe.Add(ref v, i), step);
        }
    }

    /// <summary>One vector of <see cref="Update"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Change<T>(ref float gradient, ref float parameters, ref float first, ref float second, in AdamStep step)
        where T : struct, IFloats<T>
    {
        var g = T.Load(ref gradient);
        var m = T.Load(ref first);
        m = T.FusedMultiplyAdd(g - m, T.Of(step.OneMinusBeta1), m);
        var v = T.FusedMultiplyAdd(g, g * T.Of(step.OneMinusBeta2), T.Load(ref second) * T.Of(step.Beta2));
        var denominator = T.FusedMultiplyAdd(T.SquareRoot(v), T.Of(step.SecondMomentScale), T.Of(step.Epsilon));
        m.Store(ref first);
        v.Store(ref second);
        T.FusedMultiplyAdd(T.Of(step.MinusRate), m / denominator, T.Load(ref parameters) * T.Of(step.Keep)).Store(ref parameters);
    }
}
