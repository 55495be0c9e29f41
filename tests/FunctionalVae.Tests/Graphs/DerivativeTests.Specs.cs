namespace FunctionalVae.Tests.Graphs;

/// <content>The specifications that cases are made of.</content>
public sealed partial class DerivativeTests
{
    private static VaeSpec Flow(int number, Func<int, int> upTo) =>
        Rows(upTo, []) with
        {
            Latent = new DiagonalNormalLatent(1 + upTo(8), new FlowPrior(upTo(5), upTo(6))),
            Objective = number % 2 == 0 ? new EvidenceLowerBound(0.5 * upTo(9)) : new ImportanceWeighted(upTo(4), 0.5 * upTo(9)),
        };

    // The sizes of both sides of a vector's width.
    private static VaeSpec Full(int number, Func<int, int> upTo) =>
        Rows(upTo, []) with
        {
            Latent = new FullNormalLatent(
                1 + upTo(19),
                (number % 6) switch
                {
                    1 => new LearnedNormalPrior(),
                    2 => new MixturePrior(upTo(4)),
                    3 => new NormalPrior(0.3 * upTo(20)),
                    5 => new FlowPrior(upTo(3), upTo(5)),
                    _ => null,
                }
            ),
            Objective = number % 6 == 4 ? new ImportanceWeighted(upTo(4), 0.5 * upTo(9)) : new EvidenceLowerBound(0.5 * upTo(9)),
        };

    private static VaeSpec OfAggregate(Func<int, int> upTo, Prior prior, AggregateDivergence divergence) =>
        Rows(upTo, [new Dense(upTo(9), Activation.Tanh)]) with
        {
            Latent = new DiagonalNormalLatent(upTo(9), prior),
            Objective = new WassersteinAutoencoder(divergence, 5 * upTo(20)),
        };

    private static StudentTLikelihood Student(int number, Func<int, int> upTo) =>
        new(
            Variance(number, upTo),
            number % 4 < 2
                ? new FixedDegrees(2 + (0.5 * upTo(9)))
                : new LearnedDegrees(PerDimension: number % 4 == 2, Floor: 2 + (0.1 * upTo(9)), Initial: 3 + upTo(9))
        );

    private static OutputVariance Variance(int number, Func<int, int> upTo) =>
        number % 3 == 0 ? new FixedVariance(0.2 * upTo(9)) : new LearnedVariance(PerDimension: number % 2 == 0, Floor: 0.05 * upTo(9));

    private static Repeat Tied(Func<int, int> upTo) =>
        new([new Residual([new Dense(3, Activation.Tanh), new Dropout(0.5), new LayerNorm(0.5)])], upTo(3));

    private static VaeSpec Images(Func<int, int> upTo, ValueList<Layer> encoder) =>
        Rows(upTo, encoder) with
        {
            Input = new Image(2 + upTo(6), 2 + upTo(6), upTo(4)),
        };

    // A table of all kinds of columns, some of which have gaps.
    private static VaeSpec Columns(int number, Func<int, int> upTo) =>
        Rows(upTo, [new Dense(upTo(9), Activation.Tanh)]) with
        {
            Input = new Table([
                .. Enumerable.Range(0, upTo(5)).Select(i => new NumberColumn($"n{i}", MayBeMissing: i % 2 == 0)),
                new CategoryColumn("c", ["a", "b", "c"], MayBeMissing: number % 2 == 0),
                new NumberColumn("p", [1.0], MayBeMissing: number % 3 == 0),
                new CountColumn("k", MayBeMissing: number % 2 == 1),
            ]),
            Likelihood = (number % 3) switch
            {
                0 => new ColumnLikelihoods(),
                1 => new ColumnLikelihoods(
                    new StudentTLikelihood(new LearnedVariance(), new LearnedDegrees(PerDimension: true)),
                    new PoissonLikelihood()
                ),
                _ => new ColumnLikelihoods(
                    new NormalLikelihood(new LearnedVariance(Floor: 0.05)),
                    Own: [new("p", new LaplaceLikelihood(new FixedVariance(0.5)))]
                ),
            },
        };

    private static VaeSpec Rows(Func<int, int> upTo, ValueList<Layer> encoder) =>
        new(
            new Features(upTo(20)),
            encoder,
            new DiagonalNormalLatent(upTo(9)),
            [new Dense(upTo(9), Activation.Tanh)],
            new SquaredErrorLikelihood()
        );
}
