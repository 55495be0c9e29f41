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
        var score = Only<LogitCrossEntropy>(graph.ScoreOps);
        var gradient = Only<LogitCrossEntropyGradient>(graph.BackwardOps);
        return score is null || gradient is null || score.Logits != gradient.Logits || score.Target != gradient.Target
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
        var draw = Only<ReparameteriseGradient>(graph.BackwardOps);
        var clamp = Only<ClampLogVarianceGradient>(graph.BackwardOps);
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
                && kl.Reads.Contains(draw.Head)
                && new[] { sum.Left, sum.Right, sum.Output }.All(value =>
                    graph.BackwardOps.Count(other => other.Reads.Contains(value)) == 1
                )
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

    // A graph with several of them is left as it is: a fusion is optional.
    private static T? Only<T>(ValueList<Operation> operations)
        where T : Operation
    {
        var all = operations.OfType<T>().ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private static ValueList<Operation> Replace(ValueList<Operation> operations, Operation[] old, Operation by) =>
        ValueList.From(operations.Select(operation => old.Contains(operation) ? by : operation));

    private static ValueList<Operation> Without(ValueList<Operation> operations, Operation[] old) =>
        ValueList.From(operations.Where(operation => !old.Contains(operation)));
}
