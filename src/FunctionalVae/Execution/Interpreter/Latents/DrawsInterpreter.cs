using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>A training step with several draws of an example's posterior, by definition: the graph once for each draw, and log (1/K) Σ w of them.</summary>
internal static class DrawsInterpreter
{
    /// <summary>Runs a graph of training whose encoder has run; the memory gets the example's terms.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="memory">The example's memory, with the noise and the masks of all its draws.</param>
    /// <param name="share">The weight of the Kullback–Leibler term in this step.</param>
    public static void Run(Graph graph, InterpreterMemory memory, double share)
    {
        var count = graph.Draw.Rows;
        var (score, kl) = (graph.Loss.Terms[0].Term, graph.Loss.Terms[1].Term);
        var draws = Enumerable.Range(0, count).Select(draw => OfDraw(graph, memory, draw, null)).ToList();
        List<Dual> weights = [.. draws.Select(at => at[score][0] - (share * at[kl][0]))];
        if (graph.Loss.IsThroughDraws)
        {
            // Once more, now that the weights are known: the same values, through draws alone.
            double[] normalised = [.. Normalised(weights)];
            draws =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(draw => OfDraw(graph, memory, draw, Path(graph.Loss.WeighsDrawsAgain, share, normalised[draw]))),
            ];
            weights = [.. draws.Select(at => at[score][0] - (share * at[kl][0]))];
        }

        var greatest = weights.Max(weight => weight.Value);
        Dual sum = 0;
        foreach (var weight in weights)
        {
            sum += Dual.Exp(weight - greatest);
        }

        var bound = greatest + Dual.Log(1.0 / count * sum);
        var divergence = draws.Zip(weights).Sum(draw => Math.Exp(draw.Second.Value - greatest) / sum.Value * draw.First[kl][0].Value);
        // The bound's derivative is the score's; the other term only says what is subtracted.
        memory[score] = [bound + (share * divergence)];
        memory[kl] = [divergence];
    }

    private static IEnumerable<double> Normalised(IReadOnlyList<Dual> weights)
    {
        var greatest = weights.Max(weight => weight.Value);
        var sum = weights.Sum(weight => Math.Exp(weight.Value - greatest));
        return weights.Select(weight => Math.Exp(weight.Value - greatest) / sum);
    }

    // By what the derivative of a draw is multiplied before the bound's own weight. That of log w, of which q^β is a part, by the density of q
    // is −β; its mean is that of −β(1 − w̃) through the draw.
    private static double Path(bool again, double share, double weight) => again ? 1 - (share * (1 - weight)) : 1;

    // With a path, the posterior is held but for what it gives to the draw.
    private static InterpreterMemory OfDraw(Graph graph, InterpreterMemory memory, int draw, double? path)
    {
        var own = memory.Copy();
        own[graph.Noise] = Of(memory[graph.Noise], graph.Noise, draw);
        foreach (var mask in graph.Dropouts.Select(site => site.Mask).Where(mask => mask.Rows > 1))
        {
            own[mask] = Of(memory[mask], mask, draw);
        }

        OpInterpreter.Run(graph.DrawOps, own);
        if (path is { } factor)
        {
            own[graph.Draw] = [.. own[graph.Draw].Select(z => z.Value + (factor * (z - z.Value)))];
            var head = graph.DrawOps.OfType<Reparameterise>().Single().Head;
            own[head] = graph.Loss.Correlated is { } correlated
                ? FullNormalInterpreter.GivenAt(own[graph.Draw], [.. own[correlated].Select(value => value.Value)])
                : [.. own[head].Select(value => (Dual)value.Value)];
        }

        OpInterpreter.Run(graph.ConditionOps, own);
        OpInterpreter.Run(graph.DecodeOps, own);
        OpInterpreter.Run(graph.ScoreOps, own);
        memory.NearKink(own.KinkDistance, 1);
        return own;
    }

    private static Dual[] Of(Dual[] all, GraphValue value, int draw) => all[(draw * value.Width)..((draw + 1) * value.Width)];
}
