using System.Globalization;
using Spectre.Console;
using static System.FormattableString;
using TextTable = Spectre.Console.Table;

namespace FunctionalVae.App;

/// <summary>A comparison for people: a column for each run.</summary>
internal static class ComparisonTable
{
    private const string None = "–";
    private const string BestEpoch = "best epoch";
    private const string Rollbacks = "rollbacks";
    private const string Training = "training objective";
    private const string Validation = "validation objective";

    // Rows of what few runs have.
    private static readonly string[] Optional = [BestEpoch, Rollbacks];

    public static void Write(Comparison comparison, TextWriter writer)
    {
        var table = new TextTable().Border(TableBorder.None);
        foreach (var title in comparison.Runs.Select(run => run.Path).Prepend(""))
        {
            var column = new TableColumn(new Text(title)).NoWrap().PadLeft(0).PadRight(2);
            table.AddColumn(title.Length == 0 ? column : column.RightAligned());
        }

        var differences = comparison.Differences.Select(row => (row.Name, row.Values.Select(value => value ?? None))).ToList();
        Part("options that differ", differences.Count > 0 ? differences : [(None, comparison.Runs.Select(_ => None))]);
        Part(
            "results",
            Results
                // Different quantities make no row.
                .Where(row =>
                    (row.Name != Training || comparison.AreTrainedAlike) && (row.Name != Validation || comparison.AreValidatedAlike)
                )
                .Select(row => (row.Name, Values: comparison.Runs.Select(row.Value).ToList()))
                .Where(row => !Optional.Contains(row.Name) || row.Values.Any(value => value is not null))
                .Select(row => (row.Name, row.Values.Select(value => value ?? None)))
        );
        // As in a pipe: a narrow terminal wraps a line, where a table fitted to it would lose digits.
        Consoles.Of(writer, isTerminal: false).Write(table);

        void Part(string title, IEnumerable<(string Name, IEnumerable<string> Values)> rows)
        {
            table.AddRow(new Text(title));
            foreach (var (name, values) in rows)
            {
                table.AddRow(values.Prepend("  " + name).Select(cell => new Text(Sentences.Name(cell))));
            }
        }
    }

    private static IReadOnlyList<(string Name, Func<ComparedRun, string?> Value)> Results { get; } =
    [
        ("epochs", run => Count(run.Epochs.Count)),
        (BestEpoch, run => run.BestEpoch is { } best ? Count(best) : null),
        (Rollbacks, run => run.Rollbacks is { } count ? Count(count) : null),
        (Training, run => Nats(run.Told?.Training.Unweighted)),
        (Validation, run => Nats(run.Told?.Validation?.Unweighted)),
        ("train objective, estimated", run => Nats(run.Number("results", "train", "objective"))),
        ("test objective, estimated", run => Nats(run.Number("results", "test", "objective"))),
        ("training time, s", run => run.Timing is { } timing ? Invariant($"{timing.Seconds:F1}") : null),
        ("steps/s", run => run.Timing is { } timing ? Count((long)timing.StepsPerSecond) : null),
        ("engine", run => run.Engine),
        ("threads", run => run.Timing?.Threads is { } threads ? Count(threads) : null),
        ("parameters", run => Count(run.Parameters)),
    ];

    private static string? Nats(double? objective) => objective is { } nats ? Invariant($"{nats:F3}") : null;

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
