using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>
/// Independent Poisson counts: log p(x|z) = Σ [x·η − e^η − log x!]. The decoder gives the logarithm η of the rate, which is mean and variance;
/// it is kept within ±16, and has no gradient beyond. Models counts only: declare <see cref="ValueDomain.Count"/>.
/// </summary>
public sealed record PoissonLikelihood : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(PoissonLikelihood));

    /// <inheritdoc/>
    public override string Name => "Poisson";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <inheritdoc/>
    public override bool IsMass => true;

    internal override int HeadValues => 1;

    internal override Link Link => new LogLink();

    internal override ValueDensity Density => Mass.Instance;

    internal override string? Refusal(ValueDomain domain) => CountRefusal(nameof(PoissonLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems) { }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [], score);

    // The sum as it stands takes one large number from another: at a million, whole nats are rounded away. With d = η − log x it is the log-mass
    // at the rate x, which Stirling's formula gives, less x·(e^d − d − 1) (Loader 2000, "Fast and accurate computation of binomial probabilities").
    private sealed record Mass() : ValueDensity("Poisson", CountFormulas.LogMean, LogMass, [])
    {
        public static Mass Instance { get; } = new();

        public override string Text => "x · logMean − exp(logMean) − log x!";

        public override string Torch => "TorchCounts.Poisson";

        public override Formula Slope(Formula.Variable variable) => CountFormulas.WithinBounds(X - CountFormulas.Mean);

        private static Formula LogMass =>
            CountFormulas.WhereNone(
                -CountFormulas.Mean,
                CountFormulas.LogMassAtCount - (CountFormulas.Count * ExpMinusLinear(CountFormulas.LogRatio))
            );
    }
}
