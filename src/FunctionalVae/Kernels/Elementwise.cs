using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Kernels;

/// <summary>A function of one value, on vectors of any width.</summary>
internal interface IUnaryFunction
{
    static abstract T Apply<T>(T x)
        where T : struct, IFloats<T>;
}

/// <summary>A function of two values, on vectors of any width.</summary>
internal interface IBinaryFunction
{
    static abstract T Apply<T>(T x, T y)
        where T : struct, IFloats<T>;
}

/// <summary>Runs element-wise functions over matrices; each lane takes a part.</summary>
internal static class Elementwise
{
    /// <summary>output = f(input), which may be one matrix.</summary>
    public static void Map<TFunction>(Lane lane, Matrix input, Matrix output)
        where TFunction : struct, IUnaryFunction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Map<TFunction, Floats512>(lane, input, output);
        }
        else
        {
            Map<TFunction, FloatsUsual>(lane, input, output);
        }
    }

    /// <summary>output = f(left, right); the output may be either.</summary>
    public static void Map<TFunction>(Lane lane, Matrix left, Matrix right, Matrix output)
        where TFunction : struct, IBinaryFunction
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Map<TFunction, Floats512>(lane, left, right, output);
        }
        else
        {
            Map<TFunction, FloatsUsual>(lane, left, right, output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction, T>(Lane lane, Matrix input, Matrix output)
        where TFunction : struct, IUnaryFunction
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Count, T.Count);
        var x = input.Values[from..to];
        var y = output.Values[from..to];
        var i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            TFunction.Apply(T.Load(ref x[i])).Store(ref y[i]);
        }

        if (i < x.Length)
        {
            FloatsPart.Store(TFunction.Apply(FloatsPart.Load<T>(x, i)), y, i);
        }

        lane.Sync();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction, T>(Lane lane, Matrix left, Matrix right, Matrix output)
        where TFunction : struct, IBinaryFunction
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(left.Count, T.Count);
        var x = left.Values[from..to];
        var y = right.Values[from..to];
        var z = output.Values[from..to];
        var i = 0;
        for (; i <= x.Length - T.Count; i += T.Count)
        {
            TFunction.Apply(T.Load(ref x[i]), T.Load(ref y[i])).Store(ref z[i]);
        }

        if (i < x.Length)
        {
            FloatsPart.Store(TFunction.Apply(FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(y, i)), z, i);
        }

        lane.Sync();
    }
}
