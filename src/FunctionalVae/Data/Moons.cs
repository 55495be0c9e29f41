namespace FunctionalVae.Data;

/// <summary>Two interleaved half circles in the plane: toy data that is made, not loaded from anywhere.</summary>
/// <remarks>
/// Moon 0 is (cos t, sin t), moon 1 is (1 − cos t, ½ − sin t), t uniform on [0, π], plus normal noise on both coordinates. Nothing is
/// standardised: the mean is (½, ¼), x without noise lies in [−1, 2] and y in [−½, 1]. As in scikit-learn's make_moons, but with drawn t.
/// </remarks>
public static class Moons
{
    private const ulong AngleSite = 0;
    private const ulong NoiseSite = 1;

    /// <summary>Points of both moons in turn: example i is on moon i mod 2, and that is its label. Fewer points are the first of more.</summary>
    /// <param name="key">The key of all draws.</param>
    /// <param name="count">The number of points, at least 1.</param>
    /// <param name="noise">The standard deviation of the noise, ≥ 0.</param>
    /// <returns>[count, 2], columns <c>x</c> and <c>y</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count or the noise is out of range.</exception>
    public static ExampleTable Load(Key key, int count, double noise = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "The standard deviation is finite and not negative.");
        }

        var (angles, noises) = (key.Child(AngleSite), key.Child(NoiseSite));
        var values = new float[checked(2 * count)];
        Span<float> shift = stackalloc float[2];
        for (var i = 0; i < count; i++)
        {
            var angle = Math.PI * Uniform.Open(angles.Words((uint)i, 0)[0]);
            var (sin, cos) = Math.SinCos(angle);
            var (x, y) = i % 2 == 0 ? (cos, sin) : (1 - cos, 0.5 - sin);
            StandardNormalNoise.Fill(noises, (uint)i, shift);
            values[2 * i] = (float)(x + (noise * shift[0]));
            values[(2 * i) + 1] = (float)(y + (noise * shift[1]));
        }

        return new("moons", Shape.Vector(2), values, ["x", "y"], [.. Enumerable.Range(0, count).Select(i => i % 2)]);
    }
}
