using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

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

    [MethodImpl(Compiled.Alone)]
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
            MapLast<TFunction, T>(x[i..], y[i..]);
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
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
            MapLast<TFunction, T>(x[i..], y[i..], z[i..]);
        }

        lane.Sync();
    }

    // Methods of their own: with a function in it twice, the compiler does not inline all of it.
    [MethodImpl(Compiled.Alone)]
    private static void MapLast<TFunction, T>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IUnaryFunction
        where T : struct, IFloats<T> => FloatsPart.Store(TFunction.Apply(FloatsPart.Load<T>(x, 0)), y, 0);

    [MethodImpl(Compiled.Alone)]
    private static void MapLast<TFunction, T>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z)
        where TFunction : struct, IBinaryFunction
        where T : struct, IFloats<T> => FloatsPart.Store(TFunction.Apply(FloatsPart.Load<T>(x, 0), FloatsPart.Load<T>(y, 0)), z, 0);
}
