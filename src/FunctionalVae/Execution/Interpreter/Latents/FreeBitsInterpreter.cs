using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Free bits of a batch (Kingma et al. 2016) in float64: Σⱼ max(λ, mean of KLⱼ over the examples).</summary>
/// <param name="FreeBits">λ; 0 where nothing is free.</param>
/// <param name="Means">The mean of each dimension's divergence over the batch; none where nothing is free.</param>
internal sealed record FreeBitsInterpreter(double FreeBits, IReadOnlyList<double> Means)
{
    /// <summary>By how much Σⱼ max(λ, meanⱼ) is above the mean divergence.</summary>
    public double Excess => Means.Sum(mean => Math.Max(FreeBits, mean) - mean);

    /// <summary>How near any dimension comes to λ, where the derivative jumps.</summary>
    public double KinkDistance =>
        Means.Select(mean => Math.Abs(mean - FreeBits) / Math.Max(1, FreeBits)).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>Whether a dimension is free, so that nothing goes back through its divergence.</summary>
    public bool IsShut(int dimension) => Means.Count > 0 && Means[dimension] <= FreeBits;

    /// <summary>Those of a batch whose encoder has run, an example a memory.</summary>
    public static FreeBitsInterpreter Of(Graph graph, IReadOnlyList<InterpreterMemory> batch) =>
        graph.ScoreOps.Select(operation => Of(operation, batch)).FirstOrDefault(found => found is not null) ?? new(0, []);

    private static FreeBitsInterpreter? Of(Operation operation, IReadOnlyList<InterpreterMemory> batch) =>
        operation switch
        {
            StandardNormalKl { FreeBits: > 0 } kl => new(kl.FreeBits, Average(batch, at => DiagonalNormalInterpreter.Kls(at[kl.Head]))),
            LearnedPriorKl { FreeBits: > 0 } kl => new(
                kl.FreeBits,
                Average(batch, at => DiagonalNormalInterpreter.Kls(at[kl.Head], at[kl.PriorMean], at[kl.PriorLogVariance]))
            ),
            _ => null,
        };

    private static double[] Average(IReadOnlyList<InterpreterMemory> batch, Func<InterpreterMemory, Dual[]> divergences)
    {
        var all = batch.Select(divergences).ToList();
        return [.. Enumerable.Range(0, all[0].Length).Select(dimension => all.Average(one => one[dimension].Value))];
    }
}
