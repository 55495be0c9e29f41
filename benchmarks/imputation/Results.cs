using static System.FormattableString;

namespace FunctionalVae.ImputationBenchmark;

/// <summary>What several methods made of all cases, as Markdown tables.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="Fillings">By case and method.</param>
internal sealed record Results(IReadOnlyList<Case> Cases, IReadOnlyDictionary<Case, IReadOnlyDictionary<string, Filling>> Fillings)
{
    public const string Own = "FunctionalVae";

    /// <summary>Means over the masks: errors, then scores and coverages. Behind ± stands the standard error over the masks.</summary>
    public string Table() =>
        Lines([.. Methods, $"{Own} − {Peers.Normal}, %"], cases => [.. Methods.Select(method => Error(cases, method)), Difference(cases)])
        + "\n"
        + Lines(
            [.. WithDensity.Select(method => $"nats per cell, {method}"), .. WithDensity.Select(method => $"in 90 % intervals, {method}")],
            cases =>
                [
                    .. WithDensity.Select(method => Invariant($"{Mean(cases, method, filling => filling.Score!.Value):F3}")),
                    .. WithDensity.Select(method => Invariant($"{100 * Mean(cases, method, filling => filling.Coverage!.Value):F1} %")),
                ]
        );

    /// <summary>Whether the error is less than that of means on every set and share.</summary>
    public bool BeatsMeans =>
        Groups.All(cases => Mean(cases, Own, filling => filling.Error) < Mean(cases, "mean", filling => filling.Error));

    private static string[] WithDensity => [Peers.Normal, Own];

    private IEnumerable<string> Methods => Fillings[Cases[0]].Keys;

    private IEnumerable<Case[]> Groups => Cases.GroupBy(one => (one.Set, one.Share)).Select(group => group.ToArray());

    private string Lines(string[] head, Func<Case[], string[]> cells) =>
        $"| set, hidden | {string.Join(" | ", head)} |\n|---|{string.Concat(head.Select(_ => "---|"))}\n"
        + string.Concat(
            Groups.Select(cases => Invariant($"| {cases[0].Set}, {cases[0].Share} % | {string.Join(" | ", cells(cases))} |\n"))
        );

    private string Error(Case[] cases, string method) => Invariant($"{Mean(cases, method, filling => filling.Error):F3}");

    private double Mean(Case[] cases, string method, Func<Filling, double> value) => cases.Average(one => value(Fillings[one][method]));

    private string Difference(Case[] cases)
    {
        double[] differences = [.. cases.Select(one => 100 * ((Fillings[one][Own].Error / Fillings[one][Peers.Normal].Error) - 1))];
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (differences.Length - 1.0) / differences.Length);
        return Invariant($"{mean:+0.0;−0.0;0.0} ± {error:F1}");
    }
}
