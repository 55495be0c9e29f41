using MathNet.Numerics.Distributions;

namespace FunctionalVae.Evaluation;

/// <summary>Whether a measure of one size is smaller than that of another, seed by seed on the same held-out examples.</summary>
/// <param name="From">What it is compared with.</param>
/// <param name="To">What is compared.</param>
/// <param name="Measure">By what.</param>
/// <param name="Difference">That of <paramref name="To"/> less that of <paramref name="From"/>, each less what it is by chance; by pairs of seeds and examples.</param>
public sealed record StudyContrast(StudyCell From, StudyCell To, StudyMeasure Measure, StudyEstimate Difference)
{
    // The normal distribution's quantiles of 97.5 % and 80 %.
    private const double Deviations = 1.9600 + 0.8416;

    private double Margin => Difference.Error * StudentT.InvCDF(0, 1, Difference.Freedom, 0.975);

    /// <summary>The lower end of the 95 % interval of the difference, for other seeds and other examples, by Student's t.</summary>
    public double Low => Difference.Value - Margin;

    /// <summary>The upper end.</summary>
    public double High => Difference.Value + Margin;

    /// <summary>How large a difference must be for so many held-out examples to show it four times in five, however many seeds there are: 2.80 of its errors over them.</summary>
    public double Detectable => Deviations * Difference.RowError;

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsDetected => Low > 0 || High < 0;

    internal static StudyContrast Of(StudyCell from, StudyCell to, StudyMeasure measure)
    {
        (StudyRun To, StudyRun From)[] pairs = [.. to.Runs.Zip(from.Runs)];
        return new(
            from,
            to,
            measure,
            StudyEstimate.Of(
                [
                    .. pairs.Select(pair =>
                        to.Value(pair.To, measure) - to.Chance(measure) - (from.Value(pair.From, measure) - from.Chance(measure))
                    ),
                ],
                [
                    .. pairs.Select(pair =>
                        to.Without(pair.To, measure).Zip(from.Without(pair.From, measure), (one, other) => one - other).ToArray()
                    ),
                ]
            )
        );
    }
}
