using MathNet.Numerics.Integration;

namespace FunctionalVae.Laws;

/// <summary>A place and what it counts for: in an integral its part of the panel, in a sum over outcomes 1.</summary>
internal readonly record struct Node(double Point, double Weight);

/// <summary>Integrals by Gauss–Legendre rules of twenty points, one per panel.</summary>
internal static class Quadrature
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 20);

    /// <summary>Nodes of the panels between neighbouring edges, which need not be in order.</summary>
    public static IReadOnlyList<Node> Panels(IEnumerable<double> edges)
    {
        double[] sorted = [.. edges.Order()];
        return
        [
            .. sorted
                .Zip(sorted.Skip(1))
                .SelectMany(panel =>
                    Rule.Abscissas.Zip(
                        Rule.Weights,
                        (x, weight) =>
                            new Node(
                                (0.5 * (panel.First + panel.Second)) + (0.5 * (panel.Second - panel.First) * x),
                                0.5 * (panel.Second - panel.First) * weight
                            )
                    )
                ),
        ];
    }

    /// <summary>The outcomes 0 … <paramref name="count"/> − 1.</summary>
    public static IReadOnlyList<Node> Outcomes(int count) => [.. Enumerable.Range(0, count).Select(i => new Node(i, 1))];
}
