using FunctionalVae.Graphs;
using FunctionalVae.Passes;
using FunctionalVae.Shared;

namespace FunctionalVae.Reports.Tests;

/// <summary>Graphs of random specifications after every pass, and one that is small enough to read.</summary>
internal static class PlannedGraphs
{
    public static VaeSpec Small { get; } =
        new(
            new Image(2, 2, 1, ValueDomain.Binary),
            [new Dropout(0.25), new Flatten(), new Residual([new Dense(4, Activation.Relu)])],
            new DiagonalNormalLatent(1),
            [],
            new BernoulliLikelihood(),
            Objective: new EvidenceLowerBound(0.5)
        );

    public static IEnumerable<(Graph Graph, Placement? Places)> All() =>
        Enumerable.Range(0, 100).SelectMany(i => Of(RandomSpecs.Make(Key.FromSeed(11).Child((ulong)i)))).Concat(Of(Small));

    private static IEnumerable<(Graph Graph, Placement? Places)> Of(VaeSpec spec)
    {
        var built = Build.Of(spec, isForTraining: true);
        var plan = Plan.Of(spec);
        return
        [
            (built, null),
            (Differentiate.Of(built), null),
            (plan.Training, null),
            (plan.Training, plan.TrainingPlaces),
            (plan.Evaluation, plan.EvaluationPlaces),
        ];
    }
}
