using System.Text.RegularExpressions;
using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>Several runs in one table: a row for each, with what is not the same for all.</summary>
internal static partial class OverviewSection
{
    // What has a column of its own, or says in digits what another says in words.
    private static readonly string[] Said = ["seed", "epochs", "specification", "training fingerprint", "test fingerprint"];

    public static Markup Of(IReadOnlyList<RunReport> runs)
    {
        var comparison = new Comparison([.. runs.Select(run => run.Facts)]);
        return Tag(
            "section",
            [
                Tag("h2", "Side by side"),
                HtmlTable.Of(
                    $"{Protocol(runs)}; ± is the standard error over the choice of rows",
                    ["run", "verdict", "objective, nats", "seed", "epochs", "what differs"],
                    runs.Select((run, i) => Cells(run, i, comparison))
                ),
                .. comparison.Notes.Select(note => Tag("p", [("class", "note")], $"Note: {note}.")),
            ]
        );
    }

    /// <summary>The name of a run's part of the page.</summary>
    public static string Anchor(int run) => Invariant($"run-{run + 1}");

    // Said once where it is the same for all.
    private static string Protocol(IReadOnlyList<RunReport> runs)
    {
        string[] protocols = [.. runs.Select(Protocol).Distinct()];
        return protocols.Length == 1
            ? $"Objectives of {protocols[0]}"
            : $"Objectives of {string.Join("; ", runs.Select(run => $"{Protocol(run)} in {run.Path}"))}";
    }

    private static string Protocol(RunReport run) =>
        Invariant(
            $"{ReportNumbers.Count(run.Told.Table.Count)} {run.Data.PartOfTest} {ModelText.Examples(run.Model)}, {ModelText.Draws(run.Evaluated.Evaluation.Draws)} of each posterior"
        );

    private static IReadOnlyList<Markup> Cells(RunReport run, int i, Comparison comparison) =>
        [
            Tag("a", [("href", $"#{Anchor(i)}")], run.Path),
            VerdictText.Headline(run.Verdict),
            $"{run.Word} {Objective(run)}",
            Invariant($"{run.Facts.Record.Options.Seed}"),
            Epochs(run.Facts),
            Differences(run, i, comparison),
        ];

    private static string Objective(RunReport run) =>
        ReportNumbers.Nats(run.Told.Objective.Objective.Unweighted)
        + (run.ToldNumbers is { } each && double.IsFinite(each.Error) ? Invariant($" ± {each.Error:F2}") : "");

    private static string Epochs(ComparedRun run)
    {
        var (trained, asked) = (run.Epochs.Count, run.Record.Options.Epochs);
        return Invariant($"{trained}{(trained < asked ? Invariant($" of {asked}") : "")}")
            + (run.BestEpoch is { } best && best != trained ? Invariant($", weights of {best}") : "");
    }

    private static string Differences(RunReport run, int i, Comparison comparison)
    {
        var isOfOne = comparison.Differences.All(difference => difference.Name != "specification");
        string[] words =
        [
            .. isOfOne
                ? (string[])[]
                :
                [
                    Invariant(
                        $"{ReportNumbers.Count(run.Facts.Parameters)} parameters, {Counted.Of(run.Model.Layout.LatentWidth, "latent dimension")}"
                    ),
                ],
            .. comparison
                .Differences.Where(difference => !Said.Contains(difference.Name))
                .Select(difference => $"{Words(difference.Name)} {difference.Values[i] ?? "none"}"),
        ];
        return words.Length == 0 ? "–" : string.Join("; ", words);
    }

    // learningRate, as it is recorded, is learning rate.
    private static string Words(string name) => Capitals().Replace(name, match => $" {match.Value.ToLowerInvariant()}").Replace('.', ' ');

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Capitals();
}
