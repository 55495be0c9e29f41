using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Tests.Engine;

/// <summary>Floats for properties: every magnitude is as likely as any other.</summary>
internal static class Samples
{
    /// <summary>Magnitudes from 2^<paramref name="least"/> to 2^<paramref name="most"/> with both signs, and 0.</summary>
    public static Gen<float> Magnitudes(int least, int most) =>
        Gen.Frequency(
            (
                20,
                from exponent in Gen.Choose(least, most - 1)
                from digits in Gen.Choose(0, (1 << 23) - 1)
                from negative in Gen.Elements(true, false)
                select (float)((negative ? -1 : 1) * Math.ScaleB(1 + (digits * Math.ScaleB(1, -23)), exponent))
            ),
            (1, Gen.Constant(0f))
        );

    /// <summary>From −<paramref name="bound"/> to <paramref name="bound"/>, half of them evenly, half of every magnitude.</summary>
    public static Gen<float> Within(float bound) =>
        Gen.OneOf(Gen.Choose(-1_000_000, 1_000_000).Select(i => i * 1e-6f * bound), Magnitudes(-149, 7).Where(x => Math.Abs(x) <= bound));
}
