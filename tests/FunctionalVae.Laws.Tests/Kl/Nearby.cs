using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Laws;

/// <summary>Distances between q and p: as often far as near by up to ten decades, where textbook forms cancel.</summary>
internal static class Nearby
{
    /// <summary>The factor by which p is moved away from q: 0, 1, or 10⁻¹ to 10⁻¹⁰.</summary>
    public static Gen<double> Factor { get; } =
        Gen.Frequency(
            (1, Gen.Constant(0.0)),
            (3, Gen.Constant(1.0)), // Textbook forms turn negative in the last decades.
            (6, Gen.Elements(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10).Select(decades => Math.Pow(10, -decades)))
        );

    /// <summary>For each of <paramref name="count"/> dimensions the numbers of q and then those of p, moved by a factor, location and scale apart.</summary>
    public static Gen<double[]> Moved(Gen<double> location, Gen<double> scale, int count) =>
        from qs in location.Zip(scale).ArrayOf(count)
        from moves in location.Zip(scale).ArrayOf(count)
        from near in Factor
        from still in Gen.Elements(0.0, 1.0)
        select (double[])
            [
                .. qs.Zip(
                        moves,
                        (q, move) =>
                            new[] { q.Item1, q.Item2, q.Item1 + (still * near * move.Item1), q.Item2 + (near * (move.Item2 - q.Item2)) }
                    )
                    .SelectMany(numbers => numbers),
            ];

    /// <summary>Of p's numbers those of q, moved by a factor.</summary>
    public static Gen<double[]> Moved(Gen<double> number, int count) =>
        from q in number.ArrayOf(count)
        from moves in number.ArrayOf(count)
        from near in Factor
        select (double[])[.. q, .. q.Zip(moves, (a, move) => a + (near * (move - a)))];
}
