using FunctionalVae.Formulas;
using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The normal likelihood N(x̂, diag σ²): log p(x|z) = −½ Σ [(x − x̂)² / σ² + log σ² + log 2π]. The decoder gives the mean x̂.
/// </summary>
/// <param name="Variance">σ²: fixed or trained.</param>
public sealed record NormalLikelihood(OutputVariance Variance) : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(NormalLikelihood), (nameof(Variance), Variance));

    /// <inheritdoc/>
    public override string Name => "normal";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => Variance as LearnedVariance;

    /// <inheritdoc/>
    public override bool IsMass => false;

    internal override int HeadValues => 1;

    internal override Link Link => new IdentityLink();

    internal override ValueDensity Density => NormalDensity.Instance;

    internal override string? Refusal(ValueDomain domain) => DensityRefusal(nameof(NormalLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems) => OutputVariance.Require(Variance, path, problems);

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [Variance.In(builder, input.Width)], score);
}
