namespace FunctionalVae.Engine;

/// <summary>ReLU, f(x) = max(x, 0), and its derivative.</summary>
public static class ReluKernel
{
    /// <summary>output = max(input, 0), element by element.</summary>
    public static void Forward(Lane lane, Matrix input, Matrix output) => Elementwise.Map<Value>(lane, input, output);

    /// <summary>inputGradient = outputGradient where output &gt; 0, otherwise 0.</summary>
    public static void Backward(Lane lane, Matrix output, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.Map<Derivative>(lane, output, outputGradient, inputGradient);

    // Not Vector.Max, which may turn NaN into 0: a NaN must stay visible.
    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => T.Select(T.LessThan(x, T.Zero), T.Zero, x);
    }

    private readonly struct Derivative : IBinaryFunction
    {
        public static T Apply<T>(T output, T gradient)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Zero, output), gradient, T.Zero);
    }
}
