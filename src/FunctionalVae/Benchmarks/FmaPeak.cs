using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FunctionalVae.Engine;

namespace FunctionalVae;

/// <summary>The most that one thread reaches with fused multiply-adds whose operands stay in registers.</summary>
internal static class FmaPeak
{
    private const int Rounds = 20_000;
    private const int Chains = 12;

    /// <summary>10⁹ operations a second of one short run; a multiply-add is two operations.</summary>
    public static double Measure() => Vector512.IsHardwareAccelerated ? Measure<Floats512>() : Measure<FloatsUsual>();

    private static double Measure<T>()
        where T : struct, IFloats<T>
    {
        var start = Stopwatch.GetTimestamp();
        var sum = Run(T.Of(0.999f));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // The sum is looked at, so that it has to be computed.
        return double.IsNaN(sum) ? 0 : 2.0 * Rounds * Chains * T.Count / seconds * 1e-9;
    }

    // Not inlined: in a caller that is compiled anew, the chains would leave the registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Run<T>(T x)
        where T : struct, IFloats<T>
    {
        var (a, b, c, d) = (x, x, x, x);
        var (e, f, g, h) = (x, x, x, x);
        var (i, j, k, l) = (x, x, x, x);
        for (var round = 0; round < Rounds; round++)
        {
            a = T.FusedMultiplyAdd(a, x, x);
            b = T.FusedMultiplyAdd(b, x, x);
            c = T.FusedMultiplyAdd(c, x, x);
            d = T.FusedMultiplyAdd(d, x, x);
            e = T.FusedMultiplyAdd(e, x, x);
            f = T.FusedMultiplyAdd(f, x, x);
            g = T.FusedMultiplyAdd(g, x, x);
            h = T.FusedMultiplyAdd(h, x, x);
            i = T.FusedMultiplyAdd(i, x, x);
            j = T.FusedMultiplyAdd(j, x, x);
            k = T.FusedMultiplyAdd(k, x, x);
            l = T.FusedMultiplyAdd(l, x, x);
        }

        var total = default(WideSum<T>);
        total.Add(a + b + c + d + e + f + g + h + i + j + k + l);
        return total.Total();
    }
}
