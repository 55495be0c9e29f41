using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>x·o − e^o: a density without parameters.</summary>
internal readonly struct CountsDensity : IValueDensity
{
    public static void Add<T>(ref WideSum<T> sum, T x, T output, T first, T second, T weight, int count)
        where T : struct, IFloats<T> => sum.Add(FloatsPart.Masked(((x * output) - Simd.Exp(output)) * weight, count));

    public static T ByOutput<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => x - Simd.Exp(output);

    public static T ByFirst<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => T.Of(float.NaN);

    public static T BySecond<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => T.Of(float.NaN);

    public static double Constant(int parameter, double value) => 0;

    public static double ConstantSlope(int parameter, double value) => double.NaN;
}

/// <summary>−b·(x − o)²/a − ½ log a + ½ log b: a density with two parameters.</summary>
internal readonly struct RatioDensity : IValueDensity
{
    public static void Add<T>(ref WideSum<T> sum, T x, T output, T first, T second, T weight, int count)
        where T : struct, IFloats<T> => sum.Add(FloatsPart.Masked(-(second * (x - output) * (x - output) / first) * weight, count));

    public static T ByOutput<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => T.Of(2) * second * (x - output) / first;

    public static T ByFirst<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => second * (x - output) * (x - output) / first / first;

    public static T BySecond<T>(T x, T output, T first, T second)
        where T : struct, IFloats<T> => -((x - output) * (x - output) / first);

    public static double Constant(int parameter, double value) => (parameter == 0 ? -0.5 : 0.5) * Math.Log(value);

    public static double ConstantSlope(int parameter, double value) => (parameter == 0 ? -0.5 : 0.5) / value;
}
