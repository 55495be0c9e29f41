namespace FunctionalVae.Testing;

/// <summary>All laws, in the order in which they are checked: a mistake shows in the first law that it breaks.</summary>
internal static class LawBook
{
    private static readonly LawDefinition[] OfGradients = [GradientDifference.Law, GradientOracle.Law, DrawWeights.Law];

    private static readonly LawDefinition[] OfClosedForm = [KlClosedForm.Law, KlZeroAtPrior.Law, KlMonteCarlo.Law];

    // Of a divergence that is estimated at the draw.
    private static readonly LawDefinition[] OfEstimate = [KlAtDraw.Law, KlOnAverage.Law];

    // Of the aggregate posterior, in place of that of each.
    private static readonly LawDefinition[] OfAggregate = [AggregateTerm.Law];

    private static readonly LawDefinition[] Others =
    [
        LogWeights.Law,
        ImportanceBounds.Law,
        ReconstructionFormula.Law,
        ObjectiveOfTerms.Law,
        EvaluateMany.Law,
        DrawReparameterised.Law,
        DecodeDomain.Law,
        ReconstructComposed.Law,
        SampleComposed.Law,
        ExampleDraws.Law,
        BatchOrder.Law,
        BatchSplit.Law,
        Repeatable.Law,
        InitialSpread.Law,
        NoiseMoments.Law,
        BinarizeMean.Law,
        EpochBatches.Law,
        StepOfDescent.Law,
        StepOfOptimizer.Law,
        ThreadCount.Law,
        TrainIsFold.Law,
        SaveLoad.Law,
    ];

    public static IReadOnlyList<VaeLaw> Of(Subject subject) =>
        [.. OfGradients.Concat(OfDivergence(subject)).Concat(Others).Concat(OfCondition(subject)).Select(law => new VaeLaw(subject, law))];

    private static LawDefinition[] OfCondition(Subject subject) => subject.Model.Spec.Condition is null ? [] : [OwnLabels.Law];

    private static LawDefinition[] OfDivergence(Subject subject) =>
        subject.Model.Spec.Objective.OfAggregate is not null ? OfAggregate
        : subject.Model.Spec.Prior is { HasClosedFormKl: false } ? OfEstimate
        : OfClosedForm;
}
