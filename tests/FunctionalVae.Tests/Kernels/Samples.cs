using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Tests.Kernels;

/// <summary>Floats for properties: every magnitude is as likely as any other, and a counterexample shrinks to round numbers.</summary>
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

    /// <summary>Arrays of one length whose counterexamples become shorter, then simpler.</summary>
    public static Arbitrary<float[][]> Shrinking(this Gen<float[][]> arrays) => Arb.From(arrays, Simpler);

    /// <summary>Holds a property to a thousand samples, always the same ones; to many others where FVAE_EXHAUSTIVE=1 is set.</summary>
    public static void Hold(this Property property)
    {
        var config = Config.QuickThrowOnFailure;
        Check.One(Floats.Exhaustive ? config.WithMaxTest(100_000) : config.WithMaxTest(1000).WithReplay(1, 1), property);
    }

    private static IEnumerable<float[][]> Simpler(float[][] arrays)
    {
        var count = arrays[0].Length;
        if (count > 1)
        {
            yield return [.. arrays.Select(array => array[..(count / 2)])];
            yield return [.. arrays.Select(array => array[(count / 2)..])];
        }

        for (var i = 0; i < arrays.Length; i++)
        {
            for (var j = 0; j < count; j++)
            {
                foreach (var value in Floats.Simpler(arrays[i][j]))
                {
                    var (row, column) = (i, j);
                    yield return [.. arrays.Select((array, r) => r == row ? [.. array.Select((x, c) => c == column ? value : x)] : array)];
                }
            }
        }
    }
}
