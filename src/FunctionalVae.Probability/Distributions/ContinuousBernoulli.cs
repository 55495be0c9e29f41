namespace FunctionalVae.Probability;

/// <summary>The continuous Bernoulli distribution of one number on [0, 1], from its logit l: density e^(l·x)·l / (eˡ − 1).</summary>
/// <remarks>
/// Source: Loaiza-Ganem and Cunningham, "The continuous Bernoulli: fixing a pervasive error in variational autoencoders", NeurIPS 2019, where
/// the density is C(λ)·λˣ·(1 − λ)^(1 − x) with λ = 1 / (1 + e^−l). Near l = 0, the uniform distribution, all formulas are 0/0: there they are
/// series in l/2, and no digits are lost at any l.
/// </remarks>
public sealed record ContinuousBernoulli : IDistribution<double, LogDensity>, IScalarMoments
{
    // A logit so small that the distribution is uniform to the last digit.
    private const double Uniform = 1e-17;

    private ContinuousBernoulli(double logit) => Logit = logit;

    /// <summary>The distribution of a logit.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logit"/> is not finite.</exception>
    public static ContinuousBernoulli FromLogit(double logit) => new(Arguments.Finite(logit, nameof(logit)));

    /// <summary>The distribution of λ, which is a parameter and neither the mean nor a probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">λ is not strictly between 0 and 1.</exception>
    public static ContinuousBernoulli FromParameter(double lambda) =>
        new(SpecialFunctions.Logit(Arguments.InsideUnit(lambda, nameof(lambda))));

    /// <summary>The logit l = log(λ / (1 − λ)).</summary>
    public double Logit { get; }

    /// <summary>The mean 1 / (1 − e^−l) − 1/l; ½ at l = 0.</summary>
    public double Mean
    {
        get
        {
            if (IsNearZero)
            {
                return 0.5 + (0.5 * SinhRatio.Langevin(0.5 * Logit));
            }

            // The smaller of mean and 1 − mean, which would lose its digits as a difference from 1.
            var distance = (1 / Size) - (1 / SpecialFunctions.Expm1(Size));
            return Logit < 0 ? distance : 1 - distance;
        }
    }

    /// <summary>The variance 1/l² − 1/(4·sinh²(l/2)); 1/12 at l = 0.</summary>
    public double Variance
    {
        get
        {
            if (IsNearZero)
            {
                return 0.25 * SinhRatio.LangevinSlope(0.5 * Logit);
            }

            var sinh = Math.Sinh(0.5 * Size);
            return (1 / Size / Size) - (0.25 / sinh / sinh);
        }
    }

    /// <summary>The differential entropy −E log p(x), in nats; never positive.</summary>
    public double Entropy =>
        IsNearZero
            ? LogNormaliserAtHalf - (0.5 * Logit * SinhRatio.Langevin(0.5 * Logit))
            : SpecialFunctions.Log1mExp(Size) - Math.Log(Size) + 1 - (Size / SpecialFunctions.Expm1(Size));

    /// <summary>The log-density l·x − log((eˡ − 1)/l), in nats; −∞ outside [0, 1].</summary>
    public LogDensity LogProbability(double point)
    {
        if (Arguments.Point(point) is < 0 or > 1)
        {
            return new(double.NegativeInfinity);
        }

        return IsNearZero
            ? new((Logit * (point - 0.5)) - LogNormaliserAtHalf)
            : new((Logit * (Logit < 0 ? point : point - 1)) - SpecialFunctions.Log1mExp(Size) + Math.Log(Size));
    }

    /// <summary>By inversion of (e^(l·x) − 1) / (eˡ − 1) = u, for negative l; for positive l it is 1 − x of −l.</summary>
    public double Sample(Key key)
    {
        var u = KeyDraws.Uniform(key, 0);
        if (Size < Uniform)
        {
            return u;
        }

        var distance = Math.Min(1, -SpecialFunctions.Log1p((Logit < 0 ? u : 1 - u) * SpecialFunctions.Expm1(-Size)) / Size);
        return Logit < 0 ? distance : 1 - distance;
    }

    private double Size => Math.Abs(Logit);

    private bool IsNearZero => Size <= 2 * SinhRatio.Bound;

    // log((eˡ − 1)/l) − l/2, the logarithm of sinh(l/2) / (l/2).
    private double LogNormaliserAtHalf => SpecialFunctions.Log1p(SinhRatio.Excess(0.5 * Logit));
}
