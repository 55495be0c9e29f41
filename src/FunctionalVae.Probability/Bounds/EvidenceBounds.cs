namespace FunctionalVae.Probability;

/// <summary>
/// Lower bounds on the evidence log p(x) from importance weights, in nats. Each is a bound in the mean over draws, and takes log-weights of any
/// size without overflow. Of several examples the mean is taken: <c>examples.Average(EvidenceBounds.Iwae)</c>.
/// </summary>
public static class EvidenceBounds
{
    /// <summary>The mean of log w; −∞ where a weight is 0.</summary>
    public static MonteCarloElbo Elbo(ImportanceWeights weights) => new(weights.Logs.Average());

    /// <summary>log (1/k) Σ wᵢ (Burda et al. 2016, equation 8), which grows with k in the mean; −∞ only where every weight is 0.</summary>
    public static double Iwae(ImportanceWeights weights) => SpecialFunctions.LogMeanExp(weights.Logs);

    /// <summary>
    /// For each draw the importance-weighted bound of the k − 1 others, k values: their mean is at most the bound of all, and each is a control
    /// variate for the score of its draw, on which it does not depend.
    /// </summary>
    /// <exception cref="ArgumentException">There is one draw only.</exception>
    public static RealVector LeaveOneOutIwae(ImportanceWeights weights)
    {
        var logs = weights.Logs;
        Arguments.AtLeast(2, logs.Count, "weights.Draws");
        // Sums of what lies before and after a draw: taking its weight away from the sum of all would cancel.
        var after = new double[logs.Count + 1];
        after[^1] = double.NegativeInfinity;
        for (var i = logs.Count - 1; i >= 0; i--)
        {
            after[i] = SpecialFunctions.LogSumExp([logs[i], after[i + 1]]);
        }

        var before = double.NegativeInfinity;
        var bounds = new double[logs.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = SpecialFunctions.LogSumExp([before, after[i + 1]]) - Math.Log(logs.Count - 1);
            before = SpecialFunctions.LogSumExp([before, logs[i]]);
        }

        return new(bounds);
    }

    /// <summary>
    /// The mean of the importance-weighted bounds of M groups of K draws each (Rainforth et al. 2018, "MIWAE"): the average over groups is
    /// outside of the logarithm, that over the draws of a group inside.
    /// </summary>
    /// <remarks>Not the bound for missing data of the same name (Mattei and Frellsen 2019).</remarks>
    /// <param name="groups">M groups of one example.</param>
    /// <exception cref="ArgumentException">There is no group, or the groups differ in size.</exception>
    public static double MultiplyWeighted(IReadOnlyList<ImportanceWeights> groups)
    {
        Arguments.AtLeast(1, groups.Count, "groups.Count");
        for (var group = 1; group < groups.Count; group++)
        {
            if (groups[group].Draws != groups[0].Draws)
            {
                throw new ArgumentException(
                    $"groups[{group}] has {groups[group].Draws} draws, groups[0] has {groups[0].Draws}; they must agree.",
                    nameof(groups)
                );
            }
        }

        return groups.Average(Iwae);
    }

    /// <summary>
    /// The mean bound of several examples, estimated anew with each of several keys: their mean, and the standard error of that mean.
    /// </summary>
    /// <param name="bound">A bound of one example, <see cref="Iwae"/> for instance.</param>
    /// <param name="logWeights">The log-weights under a key, [examples, k].</param>
    /// <param name="key">The key; repeat r uses its child r.</param>
    /// <param name="repeats">How often, 2 at least.</param>
    /// <exception cref="ArgumentException">There are fewer than two repeats, or the log-weights are none (<see cref="ImportanceWeights.FromRows"/>).</exception>
    public static Estimate OverRepeats(Func<ImportanceWeights, double> bound, Func<Key, RealMatrix> logWeights, Key key, int repeats) =>
        Estimate.FromTerms([
            .. Enumerable
                .Range(0, Arguments.AtLeast(2, repeats, nameof(repeats)))
                .Select(repeat => ImportanceWeights.FromRows(logWeights(key.Child((ulong)repeat))).Average(bound)),
        ]);
}
