namespace FunctionalVae.Testing;

/// <summary>Threads change the time that training takes and nothing else.</summary>
internal static class ThreadCount
{
    public static LawDefinition Law { get; } =
        new(
            "threads",
            "Train gives the same bits at 1, 2 and 3 threads: no sum is split between threads.",
            5,
            ShortRun.Range,
            Applies.Always,
            Findings,
            "Train gives the same parameters at 1, 2 and 3 threads within {0} of max(1, size), which the backend promises, by gradient descent with clipping: Adam would make a whole step of the rounding of a gradient that vanishes."
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var options = at.BatchRounding == 0 ? ShortRun.Options(at) : Smooth(ShortRun.Options(at));
        var one = Trained(1);
        return ShortRun
            .Same(" at 2 threads", one, Trained(2), at.BatchRounding)
            .Concat(ShortRun.Same(" at 3 threads", one, Trained(3), at.BatchRounding));

        TrainingState Trained(int threads) => at.Model.Train(options with { Threads = threads }, ShortRun.Data(at)).State;
    }

    // Adam divides a gradient by its size, and so makes a step of full length out of the rounding of one that vanishes. Steps no longer than a
    // tenth in all change single weights by far more than the rounding, so that a wrong sum shows.
    private static TrainOptions Smooth(TrainOptions options) => options with { Optimizer = new Sgd(), ClipNorm = 1, LearningRate = 0.1 };
}
