using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>The total correlation of a batch's draws in float64, by definition.</summary>
internal static class TotalCorrelationInterpreter
{
    /// <summary>What an example gives to it: its draw z, its means and its log-variances, one after the other.</summary>
    public static Dual[] Own(TotalCorrelationTerm op, InterpreterMemory at) => [.. at[op.Draw], .. at[op.Head]];

    /// <summary>The mean of log q(z) − Σ log q(zⱼ) over the draws.</summary>
    public static Dual Of(List<Dual[]> batch)
    {
        var k = batch[0].Length / 3;
        Dual sum = 0;
        foreach (var own in batch)
        {
            var dimensions = Enumerable
                .Range(0, k)
                .Select(i => batch.ConvertAll(other => LogNormal(own[i], other[k + i], other[(2 * k) + i])))
                .ToList();
            var joint = Enumerable.Range(0, batch.Count).Select(j => dimensions.Aggregate((Dual)0, (all, one) => all + one[j]));
            sum += LogMean([.. joint]);
            foreach (var dimension in dimensions)
            {
                sum -= LogMean([.. dimension]);
            }
        }

        return 1.0 / batch.Count * sum;
    }

    private static Dual LogMean(Dual[] logs) => CategoricalInterpreter.LogSumExp(logs) - Math.Log(logs.Length);

    private static Dual LogNormal(Dual z, Dual mean, Dual logVariance)
    {
        var distance = z - mean;
        return -0.5 * (Math.Log(2 * Math.PI) + logVariance + (distance * distance / Dual.Exp(logVariance)));
    }
}
