using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using static FunctionalVae.CountFormulas;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>
/// Independent negative binomial counts with mean m and variance m + α·m² (the NB2 of Cameron and Trivedi): with r = 1/α,
/// log p(x|z) = Σ [log Γ(x + r) − log Γ(r) − log x! + r log(r/(r + m)) + x log(m/(r + m))]. The decoder gives log m, which is kept within ±16 and
/// has no gradient beyond. As α goes to 0 it becomes Poisson. Models counts only: declare <see cref="ValueDomain.Count"/>.
/// </summary>
/// <param name="Dispersion">α: fixed or trained.</param>
public sealed record NegativeBinomialLikelihood(OutputDispersion Dispersion) : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(NegativeBinomialLikelihood), (nameof(Dispersion), Dispersion));

    /// <inheritdoc/>
    public override string Name => "negative binomial";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <inheritdoc/>
    public override bool IsMass => true;

    internal override int HeadValues => 1;

    internal override Link Link => new LogLink();

    internal override ValueDensity Density => Mass.Instance;

    internal override string? Refusal(ValueDomain domain) => CountRefusal(nameof(NegativeBinomialLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems) => OutputDispersion.Require(Dispersion, path, problems);

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [Dispersion.In(builder, input.Width)], score);

    // As of Poisson counts, with d = log(m/x): the log-mass at m = x, of which the remainders of Stirling's formula are left, less the deviance
    // (x + r)·log((m + r)/(x + r)) − x·d. Of x and r the smaller one, u, is the factor of what cancels: the deviance is also (x + r)·L − u·e with
    // L = log(1 + u/(x + r)·(e^e − 1)), where e is d for u = x and −d for u = r.
    private sealed record Mass() : ValueDensity("NegativeBinomial", LogMean, LogMass, [new(Alpha, 0)])
    {
        private static readonly Formula.Variable Alpha = new("dispersion");

        public static Mass Instance { get; } = new();

        public override string Text =>
            "lgamma(x + r) − lgamma(r) − log x! + r · log(r / (r + mean)) + x · log(mean / (r + mean)), r = 1 / dispersion";

        public override string Torch => "TorchCounts.NegativeBinomial";

        public override Formula Slope(Formula.Variable variable) =>
            variable == LogMean ? WithinBounds((X - Mean) / (1 + (Alpha * Mean))) : ByAlpha;

        private static Formula R => 1 / Alpha;

        private static Formula Less(Formula few, Formula many) => SelectLess(Count, R, few, many);

        // log(1 + u/(x + r)·(e^e − 1)).
        private static Formula L => Log1p(Less(Count, R) / (Count + R) * Expm1(Less(LogRatio, -LogRatio)));

        private static Formula LogMass =>
            WhereNone(
                -Log1p(Alpha * Mean) / Alpha,
                LogMassAtCount
                    - (0.5 * Log(1 + (Alpha * Count)))
                    + (LogGammaRemainder(Count + R) - LogGammaRemainder(R))
                    - (((Count + R) * L) - (Less(Count, R) * Less(LogRatio, -LogRatio)))
            );

        // By r the deviance has the derivative g(−Λ), g(x) = eˣ − x − 1 and Λ = log((m + r)/(x + r)); and d r = −r² d α.
        private static Formula ByAlpha =>
            (R * R * ExpMinusLinear(-WhereNone(Log1p(Alpha * Mean), Less(L, L + LogRatio))))
            + WhereNone(0, (R * R * (DigammaRemainder(R) - DigammaRemainder(Count + R))) - (0.5 * Count / (1 + (Alpha * Count))));
    }
}
