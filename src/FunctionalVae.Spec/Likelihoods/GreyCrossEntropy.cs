using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The cross-entropy of grey values in [0, 1] against decoded logits, −Σ [max(l, 0) − l·x + log1p(e^−|l|)]:
/// what most tutorials train. It is not a log-likelihood (its optimum is the entropy of the grey values, not 0),
/// so models that use it report an objective and never an evidence lower bound.
/// </summary>
public sealed record GreyCrossEntropy : Reconstruction
{
    /// <summary>The C# expression that makes this term.</summary>
    public override string ToString() => SpecText.New(nameof(GreyCrossEntropy));

    /// <inheritdoc/>
    public override string Name => "grey cross-entropy";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    internal override int HeadValues => 1;

    internal override Link Link => new SigmoidLink();

    internal override string? Refusal(ValueDomain domain) =>
        domain switch
        {
            ValueDomain.UnitInterval => null,
            ValueDomain.Binary =>
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are binary; use BernoulliLikelihood, which is the same sum and a true likelihood",
            ValueDomain.Count => "GreyCrossEntropy is for grey values in [0, 1], but the input's values are counts; use PoissonLikelihood",
            ValueDomain.OneHot =>
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are one-hot; use CategoricalLikelihood",
            ValueDomain.Columns => $"GreyCrossEntropy is for grey values in [0, 1], {FunctionalVae.Likelihood.UseColumns}",
            _ =>
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are real numbers; use SquaredErrorLikelihood, or declare the domain that the data has",
        };

    internal override void Check(string path, Shape? input, ProblemList problems) { }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new LogitCrossEntropy(output, input, score);
}
