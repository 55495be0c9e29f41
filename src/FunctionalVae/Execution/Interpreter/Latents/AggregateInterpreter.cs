using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>
/// The divergence of the aggregate posterior of a batch in float64, by definition. Examples are differentiated one after the other: each holds the
/// draws of the others, and the sum over examples of what its own draw gives is the whole derivative. What a divergence minimises over, a matching
/// or a plan's potentials, is found once, and held.
/// </summary>
internal sealed class AggregateInterpreter
{
    private readonly double weight;
    private readonly List<Dual[]> posterior;
    private readonly HeldDivergence divergence;
    private readonly double value;

    private AggregateInterpreter(double weight, List<Dual[]> posterior, HeldDivergence divergence)
    {
        (this.weight, this.posterior, this.divergence) = (weight, posterior, divergence);
        value = Of(posterior).Value;
    }

    /// <summary>How near the draws are to what another matching is the best of.</summary>
    public double KinkDistance => divergence.KinkDistance;

    /// <summary>That of a batch whose draws are made, an example a memory; null where the graph has none.</summary>
    public static AggregateInterpreter? Of(Graph graph, Func<IReadOnlyList<InterpreterMemory>> batch)
    {
        if (graph.ScoreOps.OfType<AggregateTerm>().SingleOrDefault() is { } term)
        {
            var memories = batch();
            var draws = memories.Select(at => at[term.Draws.Posterior]).ToList();
            return new(term.Weight, draws, Of(term, draws, [.. memories.Select(at => at[term.Draws.Prior])]));
        }

        if (graph.ScoreOps.OfType<TotalCorrelationTerm>().SingleOrDefault() is { } correlation)
        {
            return new(
                correlation.Weight,
                [.. batch().Select(at => TotalCorrelationInterpreter.Own(correlation, at))],
                new(TotalCorrelationInterpreter.Of)
            );
        }

        return null;
    }

    /// <summary>The divergence of the draws of <paramref name="moved"/>, with what was found for these held.</summary>
    public double At(AggregateInterpreter moved) => Of(moved.posterior).Value;

    /// <summary>
    /// The divergence as a term of one example of n: its value is the whole. Its derivative is by what the example itself gives, such as its draw, and is
    /// n times the whole's, for the loss is the mean of the terms.
    /// </summary>
    public Dual Term(int row, Dual[] draw)
    {
        List<Dual[]> moved = [.. posterior];
        moved[row] = draw;
        return value + (posterior.Count * (Of(moved) - value));
    }

    // One draw tells nothing of a distribution.
    private Dual Of(List<Dual[]> z) => z.Count == 1 ? 0 : weight * divergence.Of(z);

    private static HeldDivergence Of(AggregateTerm term, List<Dual[]> z, List<Dual[]> y) =>
        term switch
        {
            SquaredMmdTerm mmd => new(moved => SquaredMmd(mmd, moved, y)),
            SlicedWassersteinTerm sliced => TransportInterpreter.Sliced(sliced.Projections, sliced.Order, z, y),
            DebiasedSinkhornTerm sinkhorn => TransportInterpreter.Debiased(sinkhorn.Epsilon, sinkhorn.Iterations, z, y),
            var other => throw new NotSupportedException($"The interpreter does not know {other.GetType().Name}."),
        };

    private static Dual SquaredMmd(SquaredMmdTerm term, List<Dual[]> z, List<Dual[]> y)
    {
        var n = z.Count;
        Dual sum = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var pairs = 1.0 / n / (n - 1);
                sum += i == j ? 0 : pairs * (Kernel(z[i], z[j]) + Kernel(y[i], y[j]));
                sum -= 2.0 / n / n * Kernel(z[i], y[j]);
            }
        }

        return sum;

        Dual Kernel(Dual[] a, Dual[] b)
        {
            var square = SquaredDistance(a, b);
            return term.IsGaussian ? Dual.Exp(-0.5 / term.SquaredBandwidth * square) : 1 / (1 + (1 / term.SquaredBandwidth * square));
        }
    }

    /// <summary>The squared distance of two points.</summary>
    public static Dual SquaredDistance(Dual[] a, Dual[] b)
    {
        Dual sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }
}
