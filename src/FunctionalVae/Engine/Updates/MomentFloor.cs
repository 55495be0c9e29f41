namespace FunctionalVae.Engine;

/// <summary>
/// Ends moments that fade away. Those of a unit that is never active fall by β at each step until they are subnormal, and stay there, where
/// every square root and division takes several times as long.
/// </summary>
internal static class MomentFloor
{
    /// <summary>Steps from one time to the next, in which 0.9 per step falls by 2⁻¹⁰ and so from the floor to no subnormal.</summary>
    public const int Period = 64;

    /// <summary>The least ε beside which moments under the floor move no weight: √(2⁻¹¹⁶) is 3.5e-18.</summary>
    public const double LeastEpsilon = 1e-15;

    // Beside such an ε neither moment has moved a weight for long: 2⁻¹¹⁶ is 1.2e-35.
    private const float Floor = 1f / (1L << 58) / (1L << 58);

    /// <summary>Moments of a magnitude under 2⁻¹¹⁶ become 0; NaN stays NaN.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="moments">First or second moments.</param>
    public static void Apply(Lane lane, float[] moments)
    {
        var all = new Matrix(moments, 0, 1, moments.Length);
        Elementwise.Map<Value>(lane, all, all);
    }

    private readonly struct Value : IUnaryFunction
    {
        public static T Apply<T>(T x)
            where T : struct, IFloats<T> => T.Select(T.LessThan(T.Abs(x), T.Of(Floor)), T.Zero, x);
    }
}
