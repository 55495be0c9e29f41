using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Independent categories, one for each group of <paramref name="Levels"/> neighbouring values, of which one is 1 and the others are 0:
/// log p(x|z) = Σ over the groups of [x · l − log Σ e^l], with the logits l that the decoder gives. The mean is their softmax by group.
/// Models one-hot values only: declare <see cref="ValueDomain.OneHot"/>.
/// </summary>
/// <param name="Levels">The values of a group: what there is to choose from. At least 2; it divides the number of values of an example.</param>
public sealed record CategoricalLikelihood(int Levels) : Likelihood
{
    private const int Least = 2;

    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(CategoricalLikelihood), (nameof(Levels), Levels));

    /// <inheritdoc/>
    public override string Name => "categorical";

    /// <inheritdoc/>
    public override LearnedVariance? TrainedVariance => null;

    /// <inheritdoc/>
    public override bool IsMass => true;

    /// <inheritdoc/>
    public override int GroupSize => Levels;

    internal override int HeadValues => 1;

    internal override Link Link => new SoftmaxLink(Levels);

    internal override string OnlyElsewhere => "groups of values with one softmax";

    internal override string? Refusal(ValueDomain domain) =>
        domain switch
        {
            ValueDomain.OneHot => null,
            ValueDomain.Binary =>
                "CategoricalLikelihood models one-hot values, but the input's values are binary; use BernoulliLikelihood, or declare ValueDomain.OneHot for groups of which one value is 1",
            ValueDomain.Count =>
                "CategoricalLikelihood models one-hot values, but the input's values are counts; use PoissonLikelihood, or declare ValueDomain.OneHot for groups of which one value is 1",
            ValueDomain.UnitInterval =>
                "CategoricalLikelihood models one-hot values, but the input's values are grey, in [0, 1]; use SquaredErrorLikelihood, or declare ValueDomain.OneHot for groups of which one value is 1",
            ValueDomain.Columns => $"CategoricalLikelihood models one-hot values, {UseColumns}",
            _ =>
                "CategoricalLikelihood models one-hot values, but the input's values are real numbers; use NormalLikelihood, or declare ValueDomain.OneHot for groups of which one value is 1",
        };

    internal override void Check(string path, Shape? input, ProblemList problems)
    {
        path += "." + nameof(Levels);
        if (Levels < Least)
        {
            problems.Add(
                RuleCodes.MustBePositive,
                path,
                $"{path} must be at least {SpecText.Literal(Least)}, for of one level there is nothing to choose; was {SpecText.Literal(Levels)}"
            );
        }
        else if (input is not null && input.Count % Levels != 0)
        {
            problems.Add(
                RuleCodes.ShapeMismatch,
                path,
                $"{path} is {SpecText.Literal(Levels)}, which does not divide the {input.Count} values of {input} into groups; choose {Choices(input.Count)}"
            );
        }
    }

    internal override Operation Score(GraphBuilder builder, GraphValue output, GraphValue input, GraphValue score) =>
        new CategoricalLogMass(output, input, score, Levels);

    private static string Choices(long count) =>
        count < Least ? "another input, with one value for each level" : Divisors.Of((int)Math.Min(count, int.MaxValue), Least);
}
