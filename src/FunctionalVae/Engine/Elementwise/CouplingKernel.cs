using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The half of a vector that an affine coupling changes, element by element.</summary>
public static class CouplingKernel
{
    /// <summary>coupled = (changed − shift) e^(−s), with a relative error under 4e-7 of the difference as rounded, for |s| ≤ 1.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="changed">What is changed, [B, n].</param>
    /// <param name="shift">The shifts, [B, n].</param>
    /// <param name="logScale">s, [B, n].</param>
    /// <param name="coupled">The result, [B, n].</param>
    public static void Couple(Lane lane, Matrix changed, Matrix shift, Matrix logScale, Matrix coupled)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Couple<Floats512>(lane, changed, shift, logScale, coupled);
        }
        else
        {
            Couple<FloatsUsual>(lane, changed, shift, logScale, coupled);
        }
    }

    /// <summary>With y what is coupled and g the gradient by it: d changed = g e^(−s), d shift = −g e^(−s), ds = −g·y.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="coupled">y, [B, n].</param>
    /// <param name="logScale">s, [B, n].</param>
    /// <param name="coupledGradient">g, [B, n].</param>
    /// <param name="changedGradient">d changed, [B, n].</param>
    /// <param name="shiftGradient">d shift, [B, n].</param>
    /// <param name="logScaleGradient">ds, [B, n].</param>
    public static void Gradient(
        Lane lane,
        Matrix coupled,
        Matrix logScale,
        Matrix coupledGradient,
        Matrix changedGradient,
        Matrix shiftGradient,
        Matrix logScaleGradient
    )
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Gradient<Floats512>(lane, coupled, logScale, coupledGradient, changedGradient, shiftGradient, logScaleGradient);
        }
        else
        {
            Gradient<FloatsUsual>(lane, coupled, logScale, coupledGradient, changedGradient, shiftGradient, logScaleGradient);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Couple<T>(Lane lane, Matrix changed, Matrix shift, Matrix logScale, Matrix coupled)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(changed.Rows);
        for (var row = from; row < to; row++)
        {
            for (var i = 0; i < changed.Columns; i += T.Count)
            {
                var inverse = Simd.Exp(-FloatsPart.Load<T>(logScale.Row(row), i));
                var distance = FloatsPart.Load<T>(changed.Row(row), i) - FloatsPart.Load<T>(shift.Row(row), i);
                FloatsPart.Store(distance * inverse, coupled.Row(row), i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Gradient<T>(
        Lane lane,
        Matrix coupled,
        Matrix logScale,
        Matrix coupledGradient,
        Matrix changedGradient,
        Matrix shiftGradient,
        Matrix logScaleGradient
    )
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(coupled.Rows);
        for (var row = from; row < to; row++)
        {
            for (var i = 0; i < coupled.Columns; i += T.Count)
            {
                var gradient = FloatsPart.Load<T>(coupledGradient.Row(row), i);
                var changed = gradient * Simd.Exp(-FloatsPart.Load<T>(logScale.Row(row), i));
                FloatsPart.Store(changed, changedGradient.Row(row), i);
                FloatsPart.Store(-changed, shiftGradient.Row(row), i);
                FloatsPart.Store(-gradient * FloatsPart.Load<T>(coupled.Row(row), i), logScaleGradient.Row(row), i);
            }
        }

        lane.Sync();
    }
}
