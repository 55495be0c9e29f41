using FunctionalVae.Graphs;
using FunctionalVae.Interpreter;
using FunctionalVae.Passes;

namespace FunctionalVae.Tests.Graphs;

/// <summary>Graphs with one mistake in how contributions to a gradient meet: each is seen.</summary>
public sealed class ContributionTests
{
    private const string Thrice = "decoder.0.0.weight";

    private static readonly VaeSpec Spec = new(
        new Features(13),
        [
            new Dense(21, Activation.Tanh),
            new Repeat([new LayerNorm(0.1), new Residual([new Residual([new Dense(21, Activation.Silu)]), new LayerNorm(0.5)])], Times: 2),
            new Residual([new Dense(10, Activation.Elu)]),
        ],
        new DiagonalNormalLatent(5, new LearnedNormalPrior()),
        [new Repeat([new Dense(5, Activation.Sigmoid)], Times: 3), new Residual([new Dense(33, Activation.Softplus)])],
        new NormalLikelihood(new FixedVariance(0.3))
    );

    private static readonly Plan Right = Plan.Of(Spec, []);
    private static readonly InterpretedModel Oracle = InterpretedModel.Of(Spec);
    private static readonly GraphPoint Point = GraphPoint.At(Oracle, Key.FromSeed(4), 7);
    private static readonly double[] Exact = Point.Exact(Oracle);

    private static ValueList<Operation> Backward => Right.Training.BackwardOps;

    [Fact]
    public void The_graph_itself_agrees_with_the_interpreter()
    {
        Assert.InRange(Worst(Backward), 0, 1);
        Assert.InRange(Worst(Plan.Of(Spec).Training.BackwardOps, Plan.Of(Spec)), 0, 1);
    }

    [Fact]
    public void A_contribution_to_a_values_gradient_that_is_dropped_is_seen()
    {
        var sums = Backward.OfType<Sum>().ToList();
        Assert.Equal(7, sums.Count);
        foreach (var sum in sums)
        {
            Seen(sum, new Stop(sum.Left, sum.Output));
            Seen(sum, new Stop(sum.Right, sum.Output));
        }
    }

    [Fact]
    public void A_contribution_to_a_weights_gradient_that_is_dropped_or_overwrites_is_seen()
    {
        var affine = Backward.OfType<AffineParameterGradient>().Where(each => each.Contribution == Contribution.Next).ToList();
        Assert.Equal(3, affine.Count);
        foreach (var next in affine)
        {
            Seen(next, next with { Contribution = Contribution.First });
            Assert.True(Worst(ValueList.From(Backward.Where(each => each != next))) > 1);
        }

        var normalisations = Backward.OfType<LayerNormaliseGradient>().Where(each => each.Adds).ToList();
        Assert.Equal(2, normalisations.Count);
        Assert.All(normalisations, next => Seen(next, next with { Adds = false }));
    }

    [Fact]
    public void A_first_contribution_that_adds_to_what_was_there_is_seen_in_the_second_step()
    {
        foreach (var first in Backward.OfType<AffineParameterGradient>().Where(each => each.Contribution == Contribution.First))
        {
            var plan = Altered(Replaced(first, first with { Contribution = Contribution.Next }));
            Assert.InRange(Off(plan, new Sgd(), steps: 1), 0, Granted);
            Assert.True(Off(plan, new Sgd(), steps: 2) > 100 * Granted);
        }
    }

    public static TheoryData<Optimizer> Optimizers { get; } = [new Adam(), new AdamW(), new Sgd(), new Sgd(Momentum: 0.9)];

    /// <summary>Whatever says that it is the only contribution is handed to the optimiser at once.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_weight_that_is_changed_before_the_last_contribution_is_seen(Optimizer optimizer)
    {
        Assert.InRange(Off(Right, optimizer, steps: 3), 0, Granted);
        var shared = Backward.OfType<AffineParameterGradient>().Where(each => each.Contribution != Contribution.Only).ToList();
        Assert.Equal(5, shared.Count);
        foreach (var early in shared)
        {
            var plan = Altered(Replaced(early, early with { Contribution = Contribution.Only }));
            Assert.True(Off(plan, optimizer, steps: 3) > 100 * Granted);
        }
    }

    [Fact]
    public void Another_order_of_a_weights_contributions_gives_other_bits()
    {
        var all = Backward.OfType<AffineParameterGradient>().Where(each => each.Weight.Name == Thrice).ToList();
        Assert.Equal([Contribution.First, Contribution.Next, Contribution.Next], all.Select(each => each.Contribution));
        var swapped = Backward.Where(each => each != all[1]).SelectMany(each => each == all[2] ? [each, all[1]] : new[] { each });
        OtherBits(ValueList.From(swapped));
    }

    [Fact]
    public void Another_order_of_a_values_contributions_gives_other_bits()
    {
        var pairs = Backward
            .OfType<Sum>()
            .SelectMany(second => Backward.OfType<Sum>().Where(first => IsPart(first, second)).Select(first => (first, second)))
            .ToList();
        Assert.Equal(2, pairs.Count);
        foreach (var (first, second) in pairs)
        {
            var swapped = Backward.Select(each =>
                each == first ? first with { Right = second.Right }
                : each == second ? second with { Right = first.Right }
                : each
            );
            OtherBits(ValueList.From(swapped));
        }
    }

    // The first of two sums of three contributions: not yet the gradient of any value.
    private static bool IsPart(Sum first, Sum second) =>
        first.Output == second.Left && first.Output.Name.Contains("Sum", StringComparison.Ordinal);

    // Weights after a few steps: what the engine's rounding leaves.
    private const double Granted = 2e-6;

    private static void Seen(Operation right, Operation wrong) =>
        Assert.True(Worst(Replaced(right, wrong)) > 1, $"{wrong.Comment} in place of {right.Comment} is not seen.");

    private static void OtherBits(ValueList<Operation> backward)
    {
        Assert.InRange(Worst(backward), 0, 1);
        Assert.NotEqual(GraphRun.Gradient(Right, Spec, Point), GraphRun.Gradient(Altered(backward), Spec, Point));
    }

    private static ValueList<Operation> Replaced(Operation right, Operation wrong) =>
        ValueList.From(Backward.Select(each => each == right ? wrong : each));

    private static Plan Altered(ValueList<Operation> backward) => GraphRun.With(Right, Right.Training with { BackwardOps = backward });

    private static double Worst(ValueList<Operation> backward, Plan? plan = null) =>
        GraphPoint.Worst(Oracle.Layout, Exact, GraphRun.Gradient(plan ?? Altered(backward), Spec, Point));

    /// <summary>How far a weight is from the interpreter's after some steps.</summary>
    private static double Off(Plan plan, Optimizer optimizer, int steps)
    {
        // Epsilon keeps Adam from dividing what is next to nothing by itself.
        optimizer = optimizer switch
        {
            Adam own => own with { Epsilon = 1e-3 },
            AdamW own => own with { Epsilon = 1e-3 },
            _ => optimizer,
        };
        var options = new TrainOptions(LearningRate: 0.01, Threads: 1, Optimizer: optimizer);
        var model = GraphRun.Model(plan, Spec);
        using var engine = model.OpenSession(model.Start(options, Key.FromSeed(6)), 7, threads: 1);
        using var exact = Oracle.OpenSession(Oracle.Start(options, Key.FromSeed(6)), 7, threads: 1);
        int[] rows = [0, 1, 2, 3, 4, 5, 6];
        for (var step = 0; step < steps; step++)
        {
            engine.Step(Point.Images, rows);
            exact.Step(Point.Images, rows);
        }

        return engine
            .State.Parameters.Values.ToArray()
            .Zip(exact.State.Parameters.Values.ToArray(), (actual, expected) => Math.Abs((double)actual - expected))
            .Max();
    }
}
