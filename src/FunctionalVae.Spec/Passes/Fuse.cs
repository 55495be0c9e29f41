using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Replaces operations by one that does the work of several. Each fusion has a name, and is optional: the graph means the same without it.</summary>
public static class Fuse
{
    /// <summary>The names of all fusions.</summary>
    public static ValueList<string> Names { get; } = [CrossEntropy, Posterior, LearnedPrior];

    private const string CrossEntropy = "cross-entropy";
    private const string Posterior = "posterior";
    private const string LearnedPrior = "learned-prior";

    /// <summary><paramref name="graph"/> with the fusions of the given names.</summary>
    public static Graph Of(Graph graph, ValueList<string> names)
    {
        graph = names.Contains(CrossEntropy) ? WithScoreAndGradient(graph) : graph;
        graph = names.Contains(Posterior) ? WithPosteriorGradient(graph, Standard) : graph;
        return names.Contains(LearnedPrior) ? WithPosteriorGradient(graph, Learned) : graph;
    }

    /// <summary>Cross-entropy and its gradient are made of the same exponential: the gradient comes with the score.</summary>
    private static Graph WithScoreAndGradient(Graph graph)
    {
        var score = graph.ScoreOps.OfType<LogitCrossEntropy>().SingleOrDefault();
        var gradient = graph.BackwardOps.OfType<LogitCrossEntropyGradient>().SingleOrDefault();
        return score is null || gradient is null || score.Logits != gradient.Logits
            ? graph
            : graph with
            {
                ScoreOps = Replace(
                    graph.ScoreOps,
                    [score],
                    new LogitCrossEntropyWithGradient(score.Logits, score.Target, score.Score, gradient.LogitsGradient)
                ),
                BackwardOps = Without(graph.BackwardOps, [gradient]),
            };
    }

    /// <summary>The gradients of draw, Kullback–Leibler term and clamp meet in the head: one pass over it computes all three.</summary>
    private static Graph WithPosteriorGradient(
        Graph graph,
        Func<Operation, ReparameteriseGradient, ClampLogVarianceGradient, Operation?> fused
    )
    {
        var draw = graph.BackwardOps.OfType<ReparameteriseGradient>().SingleOrDefault();
        var clamp = graph.BackwardOps.OfType<ClampLogVarianceGradient>().SingleOrDefault();
        if (draw is null || clamp is null)
        {
            return graph;
        }

        var sum = graph.BackwardOps.OfType<Sum>().SingleOrDefault(sum => sum.Output == clamp.HeadGradient);
        foreach (var kl in graph.BackwardOps)
        {
            if (
                sum is not null
                && fused(kl, draw, clamp) is { } one
                && kl.Writes.Contains(sum.Left)
                && draw.HeadGradient == sum.Right
                && draw.Head == clamp.Head
            )
            {
                return graph with { BackwardOps = Without(Replace(graph.BackwardOps, [clamp], one), [kl, draw, sum]) };
            }
        }

        return graph;
    }

    private static PosteriorGradient? Standard(Operation kl, ReparameteriseGradient draw, ClampLogVarianceGradient clamp) =>
        kl is StandardNormalKlGradient own ? new(draw.Head, draw.Noise, draw.DrawGradient, clamp.InputGradient, own.Beta) : null;

    private static LearnedPriorGradient? Learned(Operation kl, ReparameteriseGradient draw, ClampLogVarianceGradient clamp) =>
        kl is LearnedPriorKlGradient own
            ? new(draw.Head, draw.Noise, own.PriorMean, own.PriorLogVariance, draw.DrawGradient, clamp.InputGradient, own.Beta)
            : null;

    private static ValueList<Operation> Replace(ValueList<Operation> operations, Operation[] old, Operation by) =>
        ValueList.From(operations.Select(operation => old.Contains(operation) ? by : operation));

    private static ValueList<Operation> Without(ValueList<Operation> operations, Operation[] old) =>
        ValueList.From(operations.Where(operation => !old.Contains(operation)));
}
