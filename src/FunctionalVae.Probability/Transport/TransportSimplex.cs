namespace FunctionalVae.Probability;

/// <summary>
/// The network simplex method for moving the masses of one cloud to another at the least cost (Dantzig 1951), with exact whole numbers: costs are
/// rounded to so many bits that no sum of them overflows, 2⁻⁴⁹ of the largest for 2,000 points.
/// </summary>
internal sealed class TransportSimplex
{
    // Potentials are sums and differences of as many costs as a tree has arcs.
    private const int Bits = 61;

    private readonly int sources;
    private readonly int sinks;
    private readonly long[] costs;
    private readonly TransportMasses masses;
    private readonly TransportTree tree;

    private TransportSimplex(TransportMasses masses, double[][] cost, CancellationToken cancel)
    {
        this.masses = masses;
        (sources, sinks) = (masses.Q.Length, masses.P.Length);
        Scale = cost.Max(row => row.Max()) / (1L << (Bits - TransportMasses.BitsOf(sources + sinks)));
        costs = new long[(long)sources * sinks];
        for (var i = 0; i < sources && Scale > 0; i++)
        {
            for (var j = 0; j < sinks; j++)
            {
                costs[(i * sinks) + j] = (long)Math.Round(cost[i][j] / Scale);
            }
        }

        tree = new(sources, sinks, (source, sink) => costs[(source * sinks) + sink], Greedy());
        Improve(cancel);
    }

    /// <summary>What one of the rounded costs is.</summary>
    public double Scale { get; }

    /// <summary>A potential for each point of both clouds; that of a point of q and that of one of p sum to no more than what lies between them.</summary>
    public IEnumerable<double> Potentials => tree.Potentials.Select(potential => potential * Scale);

    /// <param name="q">n weighted points.</param>
    /// <param name="p">m weighted points.</param>
    /// <param name="cost">n rows of m costs, not negative.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static TransportSimplex Of(PointCloud q, PointCloud p, double[][] cost, CancellationToken cancel) =>
        new(TransportMasses.Of(q, p), cost, cancel);

    /// <summary>What goes from which point of q to which of p: n + m − 1 arcs at most.</summary>
    public IEnumerable<(int Source, int Sink, double Mass)> Moves() =>
        tree.Arcs<long>([.. masses.Q, .. masses.P])
            .Where(arc => arc.Mass > 0)
            .Select(arc => (arc.Source, arc.Sink, arc.Mass * masses.Unit))
            .OrderBy(arc => arc.Source)
            .ThenBy(arc => arc.Sink);

    // Each point of q goes to the nearest points that have room. What is left of a point is never 0 at the same time on both sides, but at the end.
    private List<(int, int, long)> Greedy()
    {
        var (restQ, restP) = masses.Perturbed();
        List<(int, int, long)> arcs = [];
        for (var source = 0; source < sources; source++)
        {
            int[] near = [.. Enumerable.Range(0, sinks).Where(sink => restP[sink] > 0)];
            Array.Sort(near.Select(sink => costs[(source * sinks) + sink]).ToArray(), near);
            for (var k = 0; restQ[source] > 0; k++)
            {
                var moved = Math.Min(restQ[source], restP[near[k]]);
                restQ[source] -= moved;
                restP[near[k]] -= moved;
                arcs.Add((source, near[k], moved));
            }
        }

        return arcs;
    }

    // Of a block of arcs, the one whose cost is most above what the potentials say of it; blocks follow each other until none has any.
    private void Improve(CancellationToken cancel)
    {
        var size = Math.Max(sinks, (int)Math.Sqrt(costs.LongLength));
        var (source, seen) = (0, 0);
        while (seen < sources)
        {
            cancel.ThrowIfCancellationRequested();
            var (best, bestSource, bestSink) = (0L, 0, 0);
            for (var looked = 0; looked < size && seen < sources; looked += sinks)
            {
                var sink = Best(source, ref best);
                (bestSource, bestSink) = sink < 0 ? (bestSource, bestSink) : (source, sink);
                source = (source + 1) % sources;
                seen++;
            }

            if (best < 0)
            {
                tree.Pivot(bestSource, bestSink);
                seen = 0;
            }
        }
    }

    private int Best(int source, ref long best)
    {
        var found = -1;
        var row = costs.AsSpan(source * sinks, sinks);
        var own = tree.Potentials[source];
        var others = tree.Potentials.AsSpan(sources, sinks);
        for (var sink = 0; sink < row.Length; sink++)
        {
            var reduced = row[sink] - own - others[sink];
            if (reduced < best)
            {
                (best, found) = (reduced, sink);
            }
        }

        return found;
    }
}
