namespace FunctionalVae.Engine;

/// <summary>ELU, f(x) = x for x &gt; 0 and eˣ − 1 otherwise, and its derivative: 1, or y + 1.</summary>
public static class EluKernel
{
    /// <summary>output = input where it is positive, otherwise e^input − 1.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (1 where output is positive, otherwise output + 1).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Zero, x), x, Simd.Expm1(x));
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Zero, output), gradient, gradient * (output + T.One));
    }
}
