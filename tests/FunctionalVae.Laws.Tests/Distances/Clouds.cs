using FsCheck;
using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Several samples of points of the same dimensions, and a positive number.</summary>
/// <param name="Sets">Set, point, coordinate.</param>
/// <param name="SameSize">Whether all sets have equally many points.</param>
/// <param name="Scale">A bandwidth, a factor, or the size of ε.</param>
internal sealed record Clouds(double[][][] Sets, bool SameSize, double Scale)
{
    public int Dimensions => Sets[0][0].Length;

    /// <summary>The largest absolute coordinate and 1: what rounding errors are measured against.</summary>
    public double Size => 1 + Sets.Max(set => set.Max(point => point.Max(Math.Abs)));

    public RealMatrix Points(int set) => RealMatrix.FromRows(Sets[set].Select(RealVector.From));

    public PointCloud Cloud(int set) => PointCloud.Uniform(Points(set));

    public RealVector Numbers(int set) => RealVector.From(Sets[set].Select(point => point[0]));

    /// <summary>The set with its points in the opposite order.</summary>
    public Clouds Reversed(int set) => this with { Sets = [.. Sets.Select((points, i) => i == set ? points.Reverse().ToArray() : points)] };

    /// <summary>Every coordinate changed in the same way.</summary>
    public Clouds Map(Func<double, double> change) =>
        this with
        {
            Sets = [.. Sets.Select(set => set.Select(point => point.Select(change).ToArray()).ToArray())],
        };

    /// <summary>Sets of 1 to <paramref name="most"/> points of 1 to <paramref name="dimensions"/> dimensions.</summary>
    public static Arbitrary<Clouds> Any(int sets, int most, int dimensions, bool sameSize) =>
        Arb.From(
            from width in Gen.Choose(1, dimensions)
            from common in Gen.Choose(1, most)
            from own in Gen.Choose(1, most).ArrayOf(sets)
            from values in Hard.Number(5).ArrayOf(sets * most * width)
            from scale in Gen.Elements(0.1, 0.5, 1, 3)
            select new Clouds(
                [
                    .. Enumerable
                        .Range(0, sets)
                        .Select(set => values.Skip(set * most * width).Chunk(width).Take(sameSize ? common : own[set]).ToArray()),
                ],
                sameSize,
                scale
            ),
            Shrink
        );

    /// <summary>Sets of numbers.</summary>
    public static Arbitrary<Clouds> OnLine(int sets, int most, bool sameSize) => Any(sets, most, 1, sameSize);

    public override string ToString() => $"{string.Join("; ", Enumerable.Range(0, Sets.Length).Select(Points))}; scale {Scale}";

    private static IEnumerable<Clouds> Shrink(Clouds clouds)
    {
        if (clouds.Dimensions > 1)
        {
            yield return clouds with
            {
                Sets = [.. clouds.Sets.Select(set => set.Select(point => point[1..]).ToArray())],
            };
        }

        if (clouds.SameSize && clouds.Sets[0].Length > 1)
        {
            yield return clouds with
            {
                Sets = [.. clouds.Sets.Select(set => set[1..])],
            };
            yield return clouds with
            {
                Sets = [.. clouds.Sets.Select(set => set[..^1])],
            };
        }

        for (var set = 0; set < clouds.Sets.Length; set++)
        {
            if (!clouds.SameSize && clouds.Sets[set].Length > 1)
            {
                yield return clouds.With(set, clouds.Sets[set][1..]);
                yield return clouds.With(set, clouds.Sets[set][..^1]);
            }

            for (var point = 0; point < clouds.Sets[set].Length; point++)
            {
                foreach (var simpler in Hard.Simpler(clouds.Sets[set][point]).Where(simpler => simpler.Length == clouds.Dimensions))
                {
                    double[][] copy = [.. clouds.Sets[set]];
                    copy[point] = simpler;
                    yield return clouds.With(set, copy);
                }
            }
        }
    }

    private Clouds With(int set, double[][] points) => this with { Sets = [.. Sets.Select((own, i) => i == set ? points : own)] };
}
