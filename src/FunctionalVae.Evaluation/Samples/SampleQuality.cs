namespace FunctionalVae.Evaluation;

/// <summary>
/// What a classifier says of drawn examples: how many it recognises, and which classes are among them. It is the classifier's word: one that is sure of
/// everything recognises everything, so hold the numbers of real examples that it has not learned from beside these.
/// </summary>
/// <param name="Examples">Of how many examples.</param>
/// <param name="Recognised">The share whose most probable class has <paramref name="Threshold"/> at least.</param>
/// <param name="RecognisedError">Its standard error, √(p(1 − p)/n).</param>
/// <param name="Confidence">The probability of the most probable class, on average.</param>
/// <param name="Classes">The share of the examples whose most probable class it is, for each class; they sum to 1.</param>
/// <param name="Threshold">From which probability on an example is recognised.</param>
public sealed record SampleQuality(
    int Examples,
    double Recognised,
    double RecognisedError,
    double Confidence,
    ValueList<double> Classes,
    double Threshold
)
{
    /// <summary>
    /// The share of the examples whose most probable class is their label: how often a conditional model draws what it was asked for, or, of real
    /// examples, how often the classifier is right. Null where the examples have no labels.
    /// </summary>
    public double? Agreement { get; init; }

    /// <summary>How many classes are the most probable one of some example.</summary>
    public int ClassesDrawn => Classes.Count(share => share > 0);

    /// <summary>
    /// e to the entropy of <see cref="Classes"/>: as many classes as there are where all are drawn alike, 1 where all examples are of one (Hill 1973, of
    /// order 1).
    /// </summary>
    public double EffectiveClasses => Math.Exp(-Classes.Sum(share => share > 0 ? share * Math.Log(share) : 0));

    /// <summary>Asks a classifier.</summary>
    /// <param name="classify">The probabilities of the classes of each example, which sum to 1: <see cref="NeighbourClassifier.Probabilities"/>, or another's.</param>
    /// <param name="examples">[count, inputs].</param>
    /// <param name="threshold">From which probability of its class on an example is recognised.</param>
    /// <exception cref="ArgumentException">There is no example, or the classifier gives other than one probability for each class of each example.</exception>
    public static SampleQuality Of(Func<Batch, IReadOnlyList<ValueList<double>>> classify, Batch examples, double threshold = 0.9)
    {
        ArgumentNullException.ThrowIfNull(classify);
        ArgumentNullException.ThrowIfNull(examples);
        var all = classify(examples);
        if (all.Count == 0 || all.Count != examples.Count)
        {
            throw new ArgumentException($"The classifier gave {all.Count} answers for {examples.Count} examples.", nameof(classify));
        }

        var classes = new int[all[0].Count];
        var (recognised, confidence, agreeing) = (0, 0.0, 0);
        foreach (var (probabilities, row) in all.Select((one, row) => (one, row)))
        {
            if (probabilities.Count != classes.Length || !probabilities.All(one => one is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    $"The classifier must give a probability from 0 to 1 for each of {classes.Length} classes, and gave {probabilities}.",
                    nameof(classify)
                );
            }

            var most = probabilities.Max();
            var chosen = probabilities.ToList().IndexOf(most);
            classes[chosen]++;
            agreeing += examples.Labels?[row] == chosen ? 1 : 0;
            recognised += most >= threshold ? 1 : 0;
            confidence += most;
        }

        var share = recognised / (double)all.Count;
        return new(
            all.Count,
            share,
            Math.Sqrt(share * (1 - share) / all.Count),
            confidence / all.Count,
            ValueList.From(classes.Select(count => count / (double)all.Count)),
            threshold
        )
        {
            Agreement = examples.Labels is null ? null : agreeing / (double)all.Count,
        };
    }
}
