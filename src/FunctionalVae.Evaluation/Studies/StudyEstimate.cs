namespace FunctionalVae.Evaluation;

/// <summary>A number of a study, with both causes of its error: other seeds would give other models, and other examples might have been held out.</summary>
/// <param name="Value">A mean over the seeds.</param>
/// <param name="SeedError">Its standard error over the seeds.</param>
/// <param name="RowError">
/// Its standard error over the choice of the held-out examples, by the jackknife over groups of them (Efron and Stein 1981), for all seeds at once.
/// </param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Groups">The groups of examples.</param>
public sealed record StudyEstimate(double Value, double SeedError, double RowError, int Seeds, int Groups)
{
    /// <summary>The standard error of both causes.</summary>
    public double Error => Math.Sqrt((SeedError * SeedError) + (RowError * RowError));

    /// <summary>The degrees of freedom of <see cref="Error"/> (Satterthwaite 1946).</summary>
    internal double Freedom =>
        Error == 0
            ? double.PositiveInfinity
            : Math.Pow(Error, 4) / ((Math.Pow(SeedError, 4) / (Seeds - 1)) + (Math.Pow(RowError, 4) / (Groups - 1)));

    /// <param name="values">Of each seed.</param>
    /// <param name="without">Of each seed, without each group: [seeds][groups].</param>
    internal static StudyEstimate Of(double[] values, double[][] without)
    {
        var seeds = Probability.Estimate.FromTerms(values);
        var groups = without[0].Length;
        double[] means = [.. Enumerable.Range(0, groups).Select(group => without.Average(one => one[group]))];
        var mean = means.Average();
        return new(
            seeds.Value,
            seeds.StandardError,
            Math.Sqrt((groups - 1.0) / groups * means.Sum(one => (one - mean) * (one - mean))),
            values.Length,
            groups
        );
    }
}
