using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>The steps of two builds of this repository in turns, on one thread and two, generated and run from the plan.</summary>
internal static class BuildComparison
{
    public const string Header =
        "| model | batch | way | threads | old, µs | new, µs | new/old | bytes a step, old | new | generated/runner, new | one thread/two, old | new |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    private const int WarmUpTurns = 3;

    /// <summary>What is compared: models of step-host.</summary>
    public static IReadOnlyList<(string Model, int BatchSize)> Cases { get; } =
    [("MnistVae", 32), ("MnistVae", 128), ("MnistVae", 512), ("TinyVae", 32), ("VarianceVae", 128), ("NormVae", 128)];

    /// <summary>The rows of one model. A turn of each host follows that of another, and every other round goes backwards.</summary>
    public static string Rows(string old, string @new, string model, int batchSize, int rounds)
    {
        var hosts = new List<(Side Side, StepHost Host)>();
        try
        {
            foreach (var side in Sides)
            {
                hosts.Add((side, StepHost.Start(side.IsNew ? @new : old, model, side.Way, batchSize, side.Threads)));
            }

            for (var round = -WarmUpTurns; round < rounds; round++)
            {
                if (round == 0)
                {
                    hosts.ForEach(host => host.Host.Clear());
                }

                hosts.ForEach(host => host.Host.Turn());
                hosts.Reverse();
            }

            var of = hosts.ToDictionary(host => host.Side, host => host.Host);
            return string.Concat(Sides.Where(side => side.IsNew).Select(side => Row(model, batchSize, side, of)));
        }
        finally
        {
            hosts.ForEach(host => host.Host.Dispose());
        }
    }

    private static IEnumerable<Side> Sides =>
        from way in (string[])["generated", "runner"]
        from threads in (int[])[1, 2]
        from isNew in (bool[])[false, true]
        select new Side(isNew, way, threads);

    private static string Row(string model, int batchSize, Side side, Dictionary<Side, StepHost> hosts)
    {
        var (before, after) = (hosts[side with { IsNew = false }], hosts[side]);
        var runner = side.Way == "runner" ? Ratio(hosts[side with { Way = "generated" }], after) : "";
        var scaling = side.Threads == 2 ? $"{TimesOne(before, side with { IsNew = false })} | {TimesOne(after, side)}" : "|";
        return Invariant(
            $"| {model} | {batchSize} | {side.Way} | {side.Threads} | {before.Microseconds:F1} | {after.Microseconds:F1} | {Ratio(after, before)} | {before.AllocatedBytes:F0} | {after.AllocatedBytes:F0} | {runner} | {scaling} |\n"
        );

        string TimesOne(StepHost two, Side at) => Ratio(hosts[at with { Threads = 1 }], two);
    }

    private static string Ratio(StepHost one, StepHost other) => Invariant($"{one.Microseconds / other.Microseconds:F3}");

    private sealed record Side(bool IsNew, string Way, int Threads);
}
