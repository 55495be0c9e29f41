namespace FunctionalVae.Tests.Engine;

/// <summary>The finite floats, all of them or enough of them to find where an error is worst, and how a counterexample is made readable.</summary>
internal static class Floats
{
    // A prime number of mantissas in each binade, so that no regular pattern of bits is missed.
    private const int MantissasInABinade = 521;
    private const int PartLength = 1 << 17;

    /// <summary>Whether every float is to be looked at: the nightly form, FVAE_EXHAUSTIVE=1.</summary>
    public static bool Exhaustive { get; } = Environment.GetEnvironmentVariable("FVAE_EXHAUSTIVE") == "1";

    // Where a kernel changes its branch, its result becomes subnormal, 0 or infinite, or a power of two is cut off.
    private static readonly float[] Thresholds =
    [
        .. (
            (float[])
                [
                    0.125f,
                    0.5f,
                    0.70710678f,
                    1,
                    1.4142135f,
                    1.4616321f,
                    1.5f,
                    2,
                    2.5f,
                    16,
                    30,
                    87.3f,
                    87.336544f,
                    88.3f,
                    88.722839f,
                    89,
                    100,
                    103.97208f,
                    104,
                    1000,
                ]
        ).Concat(Enumerable.Range(0, 152).Select(n => (float)((n + 0.5) * Math.Log(2)))),
    ];

    /// <summary>The parts of the line that can be looked at one beside another; together they hold the finite floats of the sweep.</summary>
    public static IEnumerable<Func<float[]>> Parts()
    {
        for (var binade = 0u; binade < 512; binade++)
        {
            if ((binade & 255) != 255)
            {
                var first = binade << 23;
                if (!Exhaustive)
                {
                    yield return () => Sampled(first);
                    continue;
                }

                for (var from = first; from < first + (1 << 23); from += PartLength)
                {
                    var start = from;
                    yield return () => Whole(start);
                }
            }
        }

        yield return () => [.. Enumerable.Range(-104_000, 208_001).Select(i => i / 1000f)];
        yield return () => [.. Thresholds.SelectMany(Neighbours).SelectMany(x => new[] { x, -x })];
    }

    /// <summary>Simpler floats than one that fails: 0, a whole number, half the digits.</summary>
    public static IEnumerable<float> Simpler(float value) =>
        (
            (float[])
                [
                    0,
                    MathF.Truncate(value),
                    MathF.Round(value, 2),
                    BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & ~0xFFFu),
                ]
        )
            .Where(simpler => Math.Abs(simpler) <= Math.Abs(value) && simpler != value)
            .Distinct();

    private static float[] Whole(uint first)
    {
        var part = new float[PartLength];
        for (var i = 0u; i < PartLength; i++)
        {
            part[i] = BitConverter.UInt32BitsToSingle(first + i);
        }

        return part;
    }

    private static float[] Sampled(uint first) =>
        [
            .. Enumerable
                .Range(0, MantissasInABinade)
                .Select(i => (uint)((long)i * ((1 << 23) - 1) / (MantissasInABinade - 1)))
                .Concat((uint[])[1, 2, 3, (1 << 23) - 3, (1 << 23) - 2])
                .Select(mantissa => BitConverter.UInt32BitsToSingle(first + mantissa)),
        ];

    private static IEnumerable<float> Neighbours(float value) =>
        Enumerable.Range(-64, 129).Select(i => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + i));
}
