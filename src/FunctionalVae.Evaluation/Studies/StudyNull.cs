using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>What a measure is where q(z) is N(0, I), by chance alone: of as many posteriors of the same deviations, whose means are drawn so.</summary>
/// <param name="Mean">Its mean over samples.</param>
/// <param name="Greatest">What 95 of 100 samples are not above.</param>
public sealed record StudyNull(double Mean, double Greatest)
{
    private const double Share = 0.95;

    internal static (StudyNull Distance, StudyNull Divergence) Of(
        StudyPosteriors posteriors,
        AggregateStudyOptions options,
        Key key,
        CancellationToken cancel
    )
    {
        var (distances, divergences) = (new double[options.Replications], new double[options.Replications]);
        Parts.Each(
            options.Replications,
            i =>
            {
                var own = key.Child((ulong)i);
                var chance = posteriors.Chance(own.Child(0));
                distances[i] = new StudyDistance(options, own.Child(1)).Of(chance);
                divergences[i] = chance.Divergence();
            },
            options.Threads,
            cancel
        );
        return (Of(distances), Of(divergences));
    }

    // The value of the rank of a test at 5 %: (B + 1)·0.95 of B samples, rounded up.
    private static StudyNull Of(double[] values)
    {
        var mean = values.Average();
        Array.Sort(values);
        return new(mean, values[Math.Min(values.Length, (int)Math.Ceiling(Share * (values.Length + 1))) - 1]);
    }
}
