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
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var one = Trained(1);
        return ShortRun.Same(" at 2 threads", one, Trained(2)).Concat(ShortRun.Same(" at 3 threads", one, Trained(3)));

        TrainingState Trained(int threads) => at.Model.Train(ShortRun.Options(at) with { Threads = threads }, ShortRun.Data(at)).State;
    }
}
