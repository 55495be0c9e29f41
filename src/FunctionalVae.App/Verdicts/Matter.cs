namespace FunctionalVae.App;

/// <summary>How much of an objective matters: less is what another choice of examples would change too, or what is nothing beside so many values.</summary>
/// <param name="Nats">In nats; 0 where nothing is known of the examples.</param>
/// <param name="IsPerValue">Whether it is <see cref="LeastPerValue"/> for each value of an example, and not the standard error over examples.</param>
internal sealed record Matter(double Nats, bool IsPerValue)
{
    /// <summary>Nats for each value of an example that matter at least.</summary>
    public const double LeastPerValue = 0.001;

    /// <summary>Of so many examples is the standard error that matters, where fewer were held out: with few every difference would seem small.</summary>
    public const int LeastExamples = 400;

    public static Matter Of(RunNumbers run) => Of(run.Test ?? run.Train ?? run.Reconstruction, run.Values);

    /// <summary>The same of what one part comes to.</summary>
    /// <param name="part">The part; null where nothing is known of it.</param>
    /// <param name="values">How many values an example has.</param>
    public static Matter Of(PartObjective? part, int values)
    {
        var error =
            part is { Deviation: var deviation, Count: var count } && double.IsFinite(deviation)
                ? deviation / Math.Sqrt(Math.Max(count, LeastExamples))
                : 0;
        var perValue = LeastPerValue * values;
        return new(Math.Max(error, perValue), perValue > error);
    }
}
