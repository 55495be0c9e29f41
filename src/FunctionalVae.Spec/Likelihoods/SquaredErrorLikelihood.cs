using FunctionalVae.Formulas;
using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The normal likelihood N(x̂, I) with its constant: log p(x|z) = −½ Σ [(x − x̂)² + log 2π].
/// The squared error of other libraries is this without the ½ and the constant.
/// </summary>
public sealed record SquaredErrorLikelihood : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(SquaredErrorLikelihood));

    /// <inheritdoc/>
    public override string Name => "squared error";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <inheritdoc/>
    public override bool IsMass => false;

    internal override int HeadValues => 1;

    internal override Link Link => new IdentityLink();

    internal override ValueDensity Density => NormalDensity.Instance;

    internal override string? Refusal(ValueDomain domain) => DensityRefusal(nameof(SquaredErrorLikelihood), domain);

    internal override void Check(string path, Shape? input, ProblemList problems) { }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new ValueLogDensity(Density, output, input, [new(null, 1)], score);
}
