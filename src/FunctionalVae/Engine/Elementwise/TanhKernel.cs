namespace FunctionalVae.Engine;

/// <summary>The hyperbolic tangent and its derivative 1 − tanh².</summary>
public static class TanhKernel
{
    /// <summary>output = tanh(input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (1 − output²).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => Simd.Tanh(x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => gradient * T.FusedMultiplyAdd(-output, output, T.One);
    }
}
