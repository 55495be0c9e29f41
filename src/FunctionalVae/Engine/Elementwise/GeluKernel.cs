namespace FunctionalVae.Engine;

/// <summary>GELU, f(x) = x·Φ(x) with the exact normal distribution function, and its derivative Φ(x) + x·φ(x).</summary>
public static class GeluKernel
{
    /// <summary>output = input·Φ(input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (Φ(input) + input·φ(input)).</summary>
    public static void Backward(Lane lane, Matrix input, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, input, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => x * Simd.Normal(x).Cumulative;
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T x, T gradient)
            where T : struct, IFloats<T>
        {
            var (cumulative, density) = Simd.Normal(x);
            return gradient * T.FusedMultiplyAdd(x, density, cumulative);
        }
    }
}
