using static System.FormattableString;

namespace FunctionalVae.OutlierBenchmark;

/// <summary>The areas under the ROC of several detectors, sets and seeds, as a Markdown table in percent.</summary>
/// <param name="Sets">Names of the sets.</param>
/// <param name="Seeds">How many splits of each.</param>
/// <param name="Areas">By set, seed and detector.</param>
internal sealed record Results(
    IReadOnlyList<string> Sets,
    int Seeds,
    IReadOnlyDictionary<(string Set, int Seed), IReadOnlyDictionary<string, double>> Areas
)
{
    public const string Own = "FunctionalVae";
    public const string Rival = "kNN 5";

    /// <summary>Means over the seeds; the last column is the difference to the fifth neighbour's distance with its standard error over the seeds.</summary>
    public string Table()
    {
        string[] detectors = [.. Areas[(Sets[0], 0)].Keys];
        var head =
            $"| set | {string.Join(" | ", detectors)} | {Own} − {Rival} |\n|---|{string.Concat(Enumerable.Repeat("---|", detectors.Length + 1))}\n";
        var lines = Sets.Select(set => Line(set, detectors, (seed, detector) => Areas[(set, seed)][detector]));
        return head + string.Concat(lines) + Line("mean", detectors, (seed, detector) => Sets.Average(set => Areas[(set, seed)][detector]));
    }

    /// <summary>By how many points the mean over sets and seeds is over that of the fifth neighbour's distance.</summary>
    public double Lead => 100 * Areas.Values.Average(areas => areas[Own] - areas[Rival]);

    private string Line(string name, string[] detectors, Func<int, string, double> area)
    {
        var seeds = Enumerable.Range(0, Seeds).ToArray();
        double[] differences = [.. seeds.Select(seed => 100 * (area(seed, Own) - area(seed, Rival)))];
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (Seeds - 1.0) / Seeds);
        var cells = detectors.Select(detector => Invariant($"{100 * seeds.Average(seed => area(seed, detector)):F2}"));
        return Invariant($"| {name} | {string.Join(" | ", cells)} | {mean:+0.00;−0.00;0.00} ± {error:F2} |\n");
    }
}
