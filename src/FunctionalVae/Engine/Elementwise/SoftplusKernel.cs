namespace FunctionalVae.Engine;

/// <summary>Softplus, f(x) = log(1 + eˣ), and its derivative, the logistic function: 1 − e^−y.</summary>
public static class SoftplusKernel
{
    /// <summary>output = log(1 + e^input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (1 − e^−output).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => Simd.Softplus(x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => -gradient * Simd.Expm1(-output);
    }
}
