using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae.Interpreter;

/// <summary>
/// Divergences that are a minimum over transports of draws, in float64: what gives the minimum is found of the draws' values, and then held while
/// the draws move, for at a minimum its own movement makes no difference.
/// </summary>
internal static class TransportInterpreter
{
    /// <summary>The mean over directions of Wₚᵖ of the projected draws, whose sorted order is held.</summary>
    public static HeldDivergence Sliced(int projections, int order, List<Dual[]> z, List<Dual[]> y)
    {
        var count = z.Count;
        List<(double[] Direction, int[] Posterior, double[] Prior)> matchings =
        [
            .. Enumerable
                .Range(0, projections)
                .Select(i => Wasserstein.Direction(AggregateKeys.Directions.Child((ulong)i), z[0].Length))
                .Select(direction =>
                    (
                        direction,
                        Enumerable.Range(0, count).OrderBy(row => Product(direction, z[row]).Value).ToArray(),
                        y.Select(draw => Product(direction, draw).Value).Order().ToArray()
                    )
                ),
        ];
        return new(
            moved =>
            {
                Dual sum = 0;
                foreach (var (direction, rows, prior) in matchings)
                {
                    for (var rank = 0; rank < count; rank++)
                    {
                        var distance = Product(direction, moved[rows[rank]]) - prior[rank];
                        sum += 1.0 / projections / count * (order == 1 ? Math.Sign(distance.Value) * distance : distance * distance);
                    }
                }

                return sum;
            },
            matchings.Min(matching =>
                Kink(order, [.. matching.Posterior.Select(row => Product(matching.Direction, z[row]).Value)], matching.Prior)
            )
        );
    }

    // Where two draws change places, and at order 1 where a draw meets its match.
    private static double Kink(int order, double[] sorted, double[] prior) =>
        sorted
            .Zip(sorted.Skip(1), (low, high) => high - low)
            .Concat(order == 1 ? sorted.Zip(prior, (own, match) => Math.Abs(own - match)) : [])
            .Append(double.PositiveInfinity)
            .Min();

    /// <summary>OT(z, y) − ½OT(z, z) − ½OT(y, y), whose plans are held: what each of them moves costs something else.</summary>
    public static HeldDivergence Debiased(double epsilon, int iterations, List<Dual[]> z, List<Dual[]> y)
    {
        var (q, p) = (Cloud(z), Cloud(y));
        var options = EntropicPlans.Options(epsilon, iterations, q, p);
        var (across, within) = (Sinkhorn.Transport(options, q, p), Sinkhorn.Transport(options, q, q));
        var value = across.Value - (0.5 * within.Value) - (0.5 * Sinkhorn.Transport(options, p, p).Value);
        // A plan of costs of very many ε is a matching, which jumps as draws move.
        return new(
            moved => value + More(across, z, y, moved, y) - (0.5 * More(within, z, z, moved, moved)),
            options.Epsilon / EntropicPlans.LargestCost(q, p)
        );
    }

    // What the plan costs more between other points than between its own.
    private static Dual More(EntropicTransport of, List<Dual[]> from, List<Dual[]> to, List<Dual[]> movedFrom, List<Dual[]> movedTo)
    {
        Dual sum = 0;
        for (var i = 0; i < from.Count; i++)
        {
            for (var j = 0; j < to.Count; j++)
            {
                var before = AggregateInterpreter.SquaredDistance(from[i], to[j]).Value;
                sum += of.Plan[i, j] * (AggregateInterpreter.SquaredDistance(movedFrom[i], movedTo[j]) - before);
            }
        }

        return sum;
    }

    private static Dual Product(double[] direction, Dual[] point)
    {
        Dual sum = 0;
        for (var i = 0; i < point.Length; i++)
        {
            sum += direction[i] * point[i];
        }

        return sum;
    }

    private static PointCloud Cloud(List<Dual[]> draws) =>
        PointCloud.Uniform(RealMatrix.Of(draws.Count, draws[0].Length, (row, i) => draws[row][i].Value));
}
