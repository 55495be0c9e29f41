using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>
/// Are examples that the model draws like the data? Predictive checks (Rubin 1984; Gelman, Meng and Stern 1996) with the trained weights as they are:
/// sets of as many examples as the data have are drawn, x ~ p(x|z) at z ~ p(z), and some statistics of each set are held to those of the data.
/// </summary>
/// <param name="Examples">Examples in each set.</param>
/// <param name="Replications">R, the sets that were drawn.</param>
/// <param name="Findings">Each statistic.</param>
public sealed record PredictiveCheck(int Examples, int Replications, IReadOnlyList<PredictiveFinding> Findings)
{
    /// <summary>Draws and compares.</summary>
    /// <param name="model">A model with a likelihood.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">[count, inputs], as the likelihood takes them: examples that the model was not trained on.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="statistics"><see cref="PredictiveStatistic.Usual"/>, where none are given.</param>
    /// <param name="options">How many; as they are where none are given.</param>
    /// <param name="latents">What z is drawn from in place of the prior; null for the prior.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="NotSupportedException">There is no likelihood to draw from, or no prior and no latents.</exception>
    /// <exception cref="ArgumentException">There are fewer than two examples, no statistic, one that is not a number, or something is another model's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PredictiveCheck Of(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        IReadOnlyList<PredictiveStatistic>? statistics = null,
        PredictiveOptions? options = null,
        LatentDistribution? latents = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        options ??= new();
        options.Check();
        statistics ??= PredictiveStatistic.Usual;
        if (examples.Count < 2 || statistics.Count == 0)
        {
            throw new ArgumentException("There must be two examples and one statistic at least.", nameof(examples));
        }

        // In an order by key, with their labels: a file may be ordered, and a set that is drawn is not.
        var some = Chunks.Some(examples, options.MostExamples, key.Child(0));
        var own = Dataset.Of(some).Take([.. Permutation.Of(key.Child(1), some.Count)]);
        // A conditional model draws the classes that the data have.
        var drawing = own.Labels is { } labels ? model.Under([.. labels]) : model;
        var drawn = new double[options.Replications][];
        Parts.Each(
            drawn.Length,
            i =>
            {
                var set = drawing.Sample(parameters, own.Count, key.Child(2).Child((ulong)i), latents);
                drawn[i] = [.. statistics.Select(statistic => Number(statistic, set))];
            },
            options.Threads,
            cancel
        );
        return new(
            own.Count,
            options.Replications,
            [.. statistics.Select((statistic, i) => Finding(statistic.Name, Number(statistic, own), [.. drawn.Select(set => set[i])]))]
        );
    }

    private static double Number(PredictiveStatistic statistic, Batch set) =>
        statistic.Of(set) is var value && double.IsNaN(value)
            ? throw new ArgumentException($"The {statistic.Name} of {set.Count} examples is not a number.", nameof(statistic))
            : value;

    private static PredictiveFinding Finding(string name, double observed, double[] drawn)
    {
        var mean = drawn.Average();
        var below = (1.0 + drawn.Count(value => value <= observed)) / (1 + drawn.Length);
        var above = (1.0 + drawn.Count(value => value >= observed)) / (1 + drawn.Length);
        return new(
            name,
            observed,
            mean,
            Math.Sqrt(drawn.Average(value => (value - mean) * (value - mean))),
            Math.Min(1, 2 * Math.Min(below, above))
        );
    }
}
