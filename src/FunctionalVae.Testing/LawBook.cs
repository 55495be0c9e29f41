namespace FunctionalVae.Testing;

/// <summary>All laws, in the order in which they are checked: a mistake shows in the first law that it breaks.</summary>
internal static class LawBook
{
    private static readonly LawDefinition[] Laws =
    [
        GradientDifference.Law,
        GradientOracle.Law,
        DrawWeights.Law,
        KlClosedForm.Law,
        KlZeroAtPrior.Law,
        KlMonteCarlo.Law,
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

    public static IReadOnlyList<VaeLaw> Of(Subject subject) => [.. Laws.Select(law => new VaeLaw(subject, law))];
}
