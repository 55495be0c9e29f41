namespace FunctionalVae.Testing;

/// <summary>A run of two epochs, whose last batch is a smaller one wherever the examples allow it.</summary>
internal static class ShortRun
{
    public static CaseRange Range { get; } = CaseRange.AsGiven;

    public static IDataset<Batch> Data(Situation at) => Dataset.Of(at.RawExamples);

    /// <summary>Odd keys clip the gradient and average the weights too.</summary>
    public static TrainOptions Options(Situation at) =>
        new(
            Epochs: 2,
            BatchSize: (at.Model.Spec.Objective.IsOfSeveralExamples ? 2 : 1) + (at.Case.Count / 2),
            Seed: (ulong)at.Case.Number,
            Threads: 1,
            ClipNorm: at.Case.Number % 2 == 0 ? null : 1,
            AverageDecay: at.Case.Number % 2 == 0 ? null : 0.9
        );

    public static IEnumerable<Finding> Same(string what, TrainingState expected, TrainingState actual, double rounding = 0) =>
        new Finding[] { new($"number of steps{what}", expected.Step, actual.Step, 0) }
            .Concat(Compare.Same(what, expected.Parameters, actual.Parameters, rounding))
            .Concat(Compare.Same($" averaged{what}", expected.Evaluated, actual.Evaluated, rounding))
            .Concat(Compare.Same($", second moment{what}", expected.SecondMoment, actual.SecondMoment, rounding));
}
