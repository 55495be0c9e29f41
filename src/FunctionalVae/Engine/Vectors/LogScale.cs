namespace FunctionalVae.Engine;

/// <summary>log v as two floats, whose sum has twice their digits.</summary>
internal readonly struct LogScale<T>(double variance)
    where T : struct, IFloats<T>
{
    private readonly float high = (float)Math.Log(variance);
    private readonly float low = (float)(Math.Log(variance) - (float)Math.Log(variance));

    /// <summary>ℓ − log v, rounded, and what is left of it; both 0 beyond the last column.</summary>
    public (T Delta, T Left) Less(ReadOnlySpan<float> logVariances, int column)
    {
        var (delta, rest) = Simd.Difference(FloatsPart.Load<T>(logVariances, column, padding: high), T.Of(high));
        return (delta, FloatsPart.Masked(rest - T.Of(low), logVariances.Length - column));
    }
}
