namespace FunctionalVae.Engine;

/// <summary>The logistic function and its derivative y·(1 − y).</summary>
public static class SigmoidKernel
{
    /// <summary>output = 1 / (1 + e^−input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · output · (1 − output).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => Simd.Sigmoid(x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => gradient * output * (T.One - output);
    }
}
