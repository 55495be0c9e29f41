namespace FunctionalVae.Engine;

/// <summary>Leaky ReLU, f(x) = x for x &gt; 0 and 0.01·x otherwise, and its derivative.</summary>
public static class LeakyReluKernel
{
    /// <summary>output = input where it is positive, otherwise 0.01 · input.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient · (1 where output is positive, otherwise 0.01).</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Zero, x), x, x * T.Of(0.01f));
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Zero, output), gradient, gradient * T.Of(0.01f));
    }
}
