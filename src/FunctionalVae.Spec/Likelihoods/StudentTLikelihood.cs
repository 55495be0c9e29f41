using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>
/// Student's t around x̂ with variance σ² and ν &gt; 2 degrees of freedom:
/// log p(x|z) = Σ [log Γ((ν + 1)/2) − log Γ(ν/2) − ½ log(π(ν − 2)σ²) − (ν + 1)/2 · log(1 + (x − x̂)²/((ν − 2)σ²))]. The decoder gives the mean x̂.
/// A value far from it costs a logarithm of its distance only, so that outliers rule training little. As a scale s of the usual form,
/// s² = σ²(ν − 2)/ν.
/// </summary>
/// <param name="Variance">σ²: fixed or trained.</param>
/// <param name="Degrees">ν: fixed or trained.</param>
public sealed record StudentTLikelihood(OutputVariance Variance, DegreesOfFreedom Degrees) : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(StudentTLikelihood), (nameof(Variance), Variance), (nameof(Degrees), Degrees));

    /// <inheritdoc/>
    public override string Name => "Student-t";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => Variance as LearnedVariance;

    /// <inheritdoc/>
    public override bool IsMass => false;

    internal override int HeadValues => 1;

    internal override Link Link => new IdentityLink();

    internal override ValueDensity Density => StudentTDensity.Instance;

    internal override string? Refusal(ValueDomain domain) => DensityRefusal(nameof(StudentTLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems)
    {
        OutputVariance.Require(Variance, path, problems);
        path += "." + nameof(Degrees);
        if (Degrees is null)
        {
            problems.Missing(path, "degrees of freedom, such as new FixedDegrees(5)");
            return;
        }

        Degrees.Check(path, problems);
    }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [Variance.In(builder, input.Width), Degrees.Excess(builder, input.Width)], score);

    // With the excess e = ν − 2 and h = ν/2, log Γ(h + ½) − log Γ(h) is h·log1p(1/2h) + ½ log h − ½ and the difference of what Stirling's formula
    // leaves of each: it keeps its digits for any ν.
    private sealed record StudentTDensity()
        : ValueDensity(
            "StudentT",
            Mean,
            -0.5 * (Excess + 3) * Log1p((X - Mean) * (X - Mean) / (Excess * Square)),
            [
                new(Square, -0.5 * Log(Square)),
                new(
                    Excess,
                    (Half * Log1p(0.5 / Half))
                        + (0.5 * Log(Half / Excess))
                        + (LogGammaRemainder(Half + 0.5) - LogGammaRemainder(Half))
                        - (0.5 * (1 + Math.Log(Math.PI)))
                ),
            ]
        )
    {
        private static readonly Formula.Variable Mean = new("mean");
        private static readonly Formula.Variable Square = new("variance");
        private static readonly Formula.Variable Excess = new("excess");
        private static readonly Formula Half = (0.5 * Excess) + 1;

        public static StudentTDensity Instance { get; } = new();
    }
}
