using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Independent Bernoulli pixels, computed from logits: log p(x|z) = −Σ [max(l, 0) − l·x + log1p(e^−|l|)].
/// Models binary values only: declare <see cref="ValueDomain.Binary"/> data or a <see cref="Binarization"/>.
/// </summary>
public sealed record BernoulliLikelihood : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(BernoulliLikelihood));

    /// <inheritdoc/>
    public override string Name => "Bernoulli";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <inheritdoc/>
    public override bool IsMass => true;

    internal override int HeadValues => 1;

    internal override Link Link => new SigmoidLink();

    internal override string? Refusal(ValueDomain domain) =>
        domain switch
        {
            ValueDomain.Binary => null,
            ValueDomain.UnitInterval =>
                "BernoulliLikelihood models binary values, but the input's values are grey, in [0, 1]; declare a Binarization (Dynamic, Once or Threshold) or ValueDomain.Binary on the input, or use GreyCrossEntropy, which is not a likelihood",
            ValueDomain.Count => "BernoulliLikelihood models binary values, but the input's values are counts; use PoissonLikelihood",
            ValueDomain.OneHot =>
                "BernoulliLikelihood models binary values, each by itself, but the input's values are one-hot; use CategoricalLikelihood",
            ValueDomain.Columns => $"BernoulliLikelihood models binary values, {UseColumns}",
            _ =>
                "BernoulliLikelihood models binary values, but the input's values are real numbers; use SquaredErrorLikelihood, or declare the domain that the data has",
        };

    internal override void Check(string path, Shape? input, ProblemList problems) { }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new LogitCrossEntropy(output, input, score);
}
