namespace FunctionalVae.Engine;

/// <summary>A parameter of a density: given, or trained as floor + e^s with one s for all values of the data, or one for each.</summary>
/// <param name="number">The parameter where it is given; otherwise its floor.</param>
/// <param name="log">The trained s, [1, 1] or [1, values]; left out where the parameter is given.</param>
/// <param name="gradient">Takes the gradient of s where a kernel computes it.</param>
public readonly struct DensityParameter(double number, Matrix log = default, Matrix gradient = default)
{
    /// <summary>The parameter where it is given; otherwise its floor.</summary>
    public double Number { get; } = number;

    /// <summary>The trained s; without values where the parameter is given.</summary>
    public Matrix Log { get; } = log;

    /// <summary>Takes the gradient of s.</summary>
    public Matrix Gradient { get; } = gradient;

    /// <summary>Whether it is trained.</summary>
    internal bool IsTrained => Log.Count > 0;

    /// <summary>Whether each value of the data has its own.</summary>
    internal bool IsEach => Log.Count > 1;

    /// <summary>Of the values from <paramref name="column"/> on.</summary>
    internal T At<T>(int column)
        where T : struct, IFloats<T>
    {
        var number = T.Of((float)Number);
        return Log.Count switch
        {
            0 => number,
            1 => number + Simd.Exp(T.Of(Log.Values[0])),
            _ => number + Simd.Exp(FloatsPart.Load<T>(Log.Values, column)),
        };
    }

    /// <summary>The one of all values of the data, in float64.</summary>
    internal double Shared => IsTrained ? Number + Math.Exp(Log.Values[0]) : Number;

    /// <summary>What <typeparamref name="TDensity"/> has of the parameter of one value alone.</summary>
    internal double ConstantAt<TDensity>(int parameter, int column)
        where TDensity : struct, IValueDensity => TDensity.Constant(parameter, IsEach ? Number + Math.Exp(Log.Values[column]) : Shared);

    /// <summary>Σ over all values of the data of what <typeparamref name="TDensity"/> has of the parameter alone.</summary>
    internal double Constant<TDensity>(int parameter, int columns)
        where TDensity : struct, IValueDensity
    {
        if (!IsTrained)
        {
            return columns * TDensity.Constant(parameter, Number);
        }

        var sum = 0.0;
        foreach (var s in Log.Values)
        {
            sum += TDensity.Constant(parameter, Number + Math.Exp(s));
        }

        return IsEach ? sum : columns * sum;
    }
}
