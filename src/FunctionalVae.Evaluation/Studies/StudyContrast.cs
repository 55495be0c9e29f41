using FunctionalVae.Probability;
using MathNet.Numerics.Distributions;

namespace FunctionalVae.Evaluation;

/// <summary>Whether one size's aggregate posterior is further from the prior than another's, seed by seed on the same held-out examples.</summary>
/// <param name="From">What it is compared with.</param>
/// <param name="To">What is compared.</param>
/// <param name="Measure">By what.</param>
/// <param name="Difference">That of <paramref name="To"/> less that of <paramref name="From"/>, a mean over the seeds; positive where it is further.</param>
/// <param name="Low">The lower end of its 95 % interval by Student's t over the seeds, for these held-out examples.</param>
/// <param name="High">The upper end.</param>
/// <param name="Detectable">
/// How large a difference must be for so many held-out examples to show it four times in five at 5 %: 2.80 deviations of a difference of two
/// independent samples of the prior. It is a cautious number, for the sizes are compared on the same examples.
/// </param>
public sealed record StudyContrast(
    StudyCell From,
    StudyCell To,
    StudyMeasure Measure,
    double Difference,
    double Low,
    double High,
    double Detectable
)
{
    // The normal distribution's quantiles of 97.5 % and 80 %.
    private const double Chance = 1.9600;
    private const double Power = 0.8416;

    /// <summary>
    /// Whether the interval leaves out 0, so that it is not of the seeds, and the difference is larger than the choice of the held-out examples alone
    /// makes one time in twenty: 1.96 of the deviations that <see cref="Detectable"/> is 2.80 of.
    /// </summary>
    public bool IsDetected => (Low > 0 || High < 0) && Math.Abs(Difference) >= Detectable * Chance / (Chance + Power);

    internal static StudyContrast Of(StudyCell from, StudyCell to, StudyMeasure measure)
    {
        var estimate = Estimate.FromTerms([.. to.Values(measure).Zip(from.Values(measure), (one, other) => one - other)]);
        var margin = estimate.StandardError * StudentT.InvCDF(0, 1, estimate.Draws - 1, 0.975);
        var (own, other) = (to.NullOf(measure), from.NullOf(measure));
        return new(
            from,
            to,
            measure,
            estimate.Value,
            estimate.Value - margin,
            estimate.Value + margin,
            (Chance + Power) * Math.Sqrt((own * own) + (other * other))
        );
    }
}
