namespace FunctionalVae.Testing;

/// <summary>The reconstruction term by its formula, from the decoded mean x̂ alone, in float64.</summary>
internal sealed class ReconstructionTerms
{
    // A few roundings of float32.
    private const double Rounding = 1e-6;
    private const double Step = 1e-6;
    private const double NearNought = 1e-30;
    private const double NearBound = 1e-3;
    private readonly ReconstructionFamily family;

    private ReconstructionTerms(ReconstructionFamily family) => this.family = family;

    public static ReconstructionTerms Of(Situation at) => new(ReconstructionFamily.Of(at.Model.Spec, at.Parameters));

    /// <summary>The term of one example, and what the rounding of x̂ and of the term to float32 may make of it.</summary>
    public (double Value, double Rounding) Of(ReadOnlyMemory<float> mean, ReadOnlyMemory<float> example)
    {
        var (sum, rounding) = (0.0, 0.0);
        for (var i = 0; i < mean.Length; i++)
        {
            if (!family.IsObserved(i, example))
            {
                continue;
            }

            var m = family.MeanGiven(i, mean, example);
            double x = example.Span[i];
            var score = family.Score(i, m, x);
            sum += score;
            // x̂ times the derivative by x̂.
            var slope = (family.Score(i, m * (1 + Step), x) - family.Score(i, m * (1 - Step), x)) / (2 * Step);
            rounding += Rounding * (Math.Abs(slope) + (2 * Math.Abs(score)) + 1);
        }

        return (sum, rounding);
    }

    /// <summary>Whether x̂ keeps enough digits for the formula: none of it has been rounded to a bound, or near one that is not 0.</summary>
    public bool Shows(ReadOnlySpan<float> mean)
    {
        for (var i = 0; i < mean.Length; i++)
        {
            var (least, greatest) = (family.LeastMeanOf(i), family.GreatestMeanOf(i));
            if (least < greatest && (mean[i] < Inside(least, 1) || mean[i] > Inside(greatest, -1)))
            {
                return false;
            }
        }

        return true;
    }

    private static double Inside(double bound, int direction) =>
        bound + (direction * (bound == 0 ? NearNought : NearBound * Math.Min(1, Math.Abs(bound))));
}
