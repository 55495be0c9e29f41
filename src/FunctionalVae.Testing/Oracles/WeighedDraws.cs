namespace FunctionalVae.Testing;

/// <summary>The importance-weighted bound of one example by definition, from the terms of its draws.</summary>
/// <param name="Terms">The terms of each draw.</param>
/// <param name="Beta">The weight of log p(z) − log q(z|x) in a draw's log-weight.</param>
internal sealed record WeighedDraws(IReadOnlyList<ExampleTerms> Terms, double Beta)
{
    /// <summary>The greatest size of the terms that a draw's log-weight is the sum of, in nats.</summary>
    public double Nats => Terms.Max(term => Math.Abs(term.Reconstruction) + Math.Abs(term.LogPriorRatio));

    private IReadOnlyList<double> LogWeights => [.. Terms.Select(term => term.Reconstruction + (Beta * term.LogPriorRatio))];

    /// <summary>log (1/K) Σ w, in nats.</summary>
    public double Bound
    {
        get
        {
            var greatest = LogWeights.Max();
            return greatest + Math.Log(LogWeights.Average(weight => Math.Exp(weight - greatest)));
        }
    }

    /// <summary>w / Σ w of each draw, by their distances from the greatest: the bound itself may be too large for them.</summary>
    public IReadOnlyList<double> Normalised
    {
        get
        {
            var greatest = LogWeights.Max();
            double[] weights = [.. LogWeights.Select(weight => Math.Exp(weight - greatest))];
            return [.. weights.Select(weight => weight / weights.Sum())];
        }
    }

    /// <summary>Σ w̃ log(q/p)(z).</summary>
    public double Kl => -Terms.Zip(Normalised, (term, weight) => weight == 0 ? 0 : weight * term.LogPriorRatio).Sum();

    /// <summary>The draws of each example of a case, by the noise of its gradient.</summary>
    public static IReadOnlyList<WeighedDraws> Of(Situation at)
    {
        var terms = Enumerable
            .Range(0, at.Draws)
            .Select(draw => at.Model.Terms(at.Parameters, at.Examples, at.NoiseOf([.. Rows(at, draw)])))
            .ToList();
        return
        [
            .. Enumerable
                .Range(0, at.Case.Count)
                .Select(example => new WeighedDraws([.. terms.Select(draw => draw[example])], at.Model.Spec.Objective.Beta)),
        ];
    }

    private static IEnumerable<int> Rows(Situation at, int draw) =>
        Enumerable.Range(0, at.Case.Count).Select(example => (example * at.Draws) + draw);
}
