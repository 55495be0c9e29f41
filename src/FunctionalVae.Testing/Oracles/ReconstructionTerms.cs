namespace FunctionalVae.Testing;

/// <summary>The reconstruction term by its formula, from the decoded mean x̂ alone, in float64.</summary>
internal sealed class ReconstructionTerms
{
    // A few roundings of float32.
    private const double Rounding = 1e-6;
    private readonly Func<int, double>? variance;

    private ReconstructionTerms(Func<int, double>? variance) => this.variance = variance;

    /// <summary>Whether the formula of this term is known here.</summary>
    public static bool Knows(Reconstruction term) =>
        term
            is BernoulliLikelihood
                or GreyCrossEntropy
                or SquaredErrorLikelihood
                or NormalLikelihood { Variance: FixedVariance or LearnedVariance };

    public static ReconstructionTerms Of(Situation at) => new(NormalVariance.Of(at.Model.Spec.Likelihood, at.Parameters));

    /// <summary>
    /// Σ [x log x̂ + (1 − x) log(1 − x̂)] or −½ Σ [(x − x̂)²/σ² + log σ² + log 2π] of one example, and what the rounding of x̂ to float32 may
    /// make of it.
    /// </summary>
    public (double Value, double Rounding) Of(ReadOnlySpan<float> mean, ReadOnlySpan<float> example)
    {
        var (sum, rounding) = (0.0, 0.0);
        for (var i = 0; i < mean.Length; i++)
        {
            double m = mean[i];
            double x = example[i];
            if (variance is null)
            {
                sum += Entropic(x, m) + Entropic(1 - x, 1 - m);
                // The derivative x/x̂ − (1 − x)/(1 − x̂), and a rounding of x̂.
                rounding += Rounding * (x + ((1 - x) * m / (1 - m)) + Math.Abs(Entropic(x, m)));
            }
            else
            {
                var v = variance(i);
                sum -= (0.5 * (((x - m) * (x - m) / v) + Math.Log(v))) + NormalDistribution.HalfLogTwoPi;
                rounding += Rounding * ((Math.Abs(x - m) * (Math.Abs(x) + Math.Abs(m)) / v) + Math.Abs(Math.Log(v)) + 1);
            }
        }

        return (sum, rounding);
    }

    /// <summary>Whether x̂ keeps enough digits for the formula: none of it has been rounded to 0 or near 1.</summary>
    public bool Shows(ReadOnlySpan<float> mean)
    {
        foreach (var m in mean)
        {
            if (variance is null && m is < 1e-30f or > 1 - 1e-3f)
            {
                return false;
            }
        }

        return true;
    }

    private static double Entropic(double x, double mean) => x == 0 ? 0 : x * Math.Log(mean);
}
