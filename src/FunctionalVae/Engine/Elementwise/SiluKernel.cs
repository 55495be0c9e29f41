namespace FunctionalVae.Engine;

/// <summary>SiLU, f(x) = x·σ(x) with the logistic function σ, and its derivative σ·(1 + x·(1 − σ)).</summary>
public static class SiluKernel
{
    /// <summary>output = input · σ(input), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · σ·(1 + input·(1 − σ)).</summary>
    public static void Backward(Lane lane, Matrix input, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, input, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => x * Simd.Sigmoid(x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T input, T gradient)
            where T : struct, IFloats<T>
        {
            var sigmoid = Simd.Sigmoid(input);
            return gradient * sigmoid * T.FusedMultiplyAdd(input, T.One - sigmoid, T.One);
        }
    }
}
