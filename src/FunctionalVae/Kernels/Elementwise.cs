using System.Numerics;

namespace FunctionalVae.Kernels;

/// <summary>A function of one value, on vectors.</summary>
internal interface IUnaryFunction
{
    static abstract Vector<float> Apply(Vector<float> x);
}

/// <summary>A function of two values, on vectors.</summary>
internal interface IBinaryFunction
{
    static abstract Vector<float> Apply(Vector<float> x, Vector<float> y);
}

/// <summary>Runs element-wise functions over matrices; each lane takes a part.</summary>
internal static class Elementwise
{
    /// <summary>output = f(input), which may be one matrix.</summary>
    public static void Map<TFunction>(Lane lane, Matrix input, Matrix output)
        where TFunction : struct, IUnaryFunction
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(input.Count, width);
        var x = input.Values[from..to];
        var y = output.Values[from..to];
        for (var i = 0; i < x.Length; i += width)
        {
            VectorLoad.Store(TFunction.Apply(VectorLoad.Load(x[i..])), y[i..]);
        }

        lane.Sync();
    }

    /// <summary>output = f(left, right); the output may be either.</summary>
    public static void Map<TFunction>(Lane lane, Matrix left, Matrix right, Matrix output)
        where TFunction : struct, IBinaryFunction
    {
        var width = Vector<float>.Count;
        var (from, to) = lane.Share(left.Count, width);
        var x = left.Values[from..to];
        var y = right.Values[from..to];
        var z = output.Values[from..to];
        for (var i = 0; i < x.Length; i += width)
        {
            VectorLoad.Store(TFunction.Apply(VectorLoad.Load(x[i..]), VectorLoad.Load(y[i..])), z[i..]);
        }

        lane.Sync();
    }
}
