namespace FunctionalVae.Engine;

/// <summary>Sums of two values: residual connections, and gradients that come by several ways.</summary>
public static class SumKernel
{
    /// <summary>output = left + right, element by element.</summary>
    public static void Add(Lane lane, Matrix left, Matrix right, Matrix output) => Elementwise.Map<Total>(lane, left, right, output);

    private readonly struct Total : IBinaryFunction
    {
        public static T Apply<T>(T x, T y)
            where T : struct, IFloats<T> => x + y;
    }
}
