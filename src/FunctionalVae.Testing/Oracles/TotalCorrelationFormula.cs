using FunctionalVae.Probability;

namespace FunctionalVae.Testing;

/// <summary>The total correlation of a batch by its formula, in float64 from the model's own posteriors and draws.</summary>
internal static class TotalCorrelationFormula
{
    /// <summary>The mean of log q(z) − Σ log q(zⱼ) over the draws, and the sizes of its terms.</summary>
    public static (double Value, double Size) Of(Situation at)
    {
        var posterior = at.Model.Encode(at.Parameters, at.Examples);
        var draws = at.Model.Draw(posterior, at.Noise);
        var (count, size) = (draws.Count, draws.Width);
        var (value, nats) = (0.0, 0.0);
        for (var row = 0; row < count; row++)
        {
            var z = draws[row].ToArray();
            var dimensions = Enumerable
                .Range(0, size)
                .Select(i =>
                    Enumerable
                        .Range(0, count)
                        .Select(j =>
                            Normal.FromLogVariance(posterior.Mean[j].Span[i], posterior.LogVariance[j].Span[i]).LogProbability(z[i]).Nats
                        )
                        .ToArray()
                )
                .ToList();
            double[] parts = [.. dimensions.Select(logs => SpecialFunctions.LogMeanExp(logs))];
            var joint = SpecialFunctions.LogMeanExp([.. Enumerable.Range(0, count).Select(j => dimensions.Sum(logs => logs[j]))]);
            value += joint - parts.Sum();
            nats += Math.Abs(joint) + parts.Sum(Math.Abs);
        }

        return (value / count, nats / count);
    }
}
