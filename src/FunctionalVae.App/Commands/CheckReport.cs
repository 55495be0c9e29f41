using System.Globalization;
using FunctionalVae.Testing;
using Spectre.Console;
using static System.FormattableString;
using TextTable = Spectre.Console.Table;

namespace FunctionalVae.App;

/// <summary>What <c>check</c> says.</summary>
/// <param name="Model">The model that is checked.</param>
/// <param name="Backend">What it runs on.</param>
/// <param name="Run">The run whose weights it is checked at; null for initial ones.</param>
/// <param name="Seed">The seed of every case.</param>
/// <param name="Cases">What multiplies the cases.</param>
/// <param name="Writer">Where people read.</param>
internal sealed record CheckReport(IVaeModel Model, Backend Backend, string? Run, ulong Seed, int Cases, TextWriter Writer)
{
    public void Begin() =>
        Writer.Write(
            Invariant(
                $"checking {Model.Name} at and around {(Run is null ? "initial weights" : $"the weights of {Run}")}, seed {Seed}{(Backend.IsManaged ? "" : $"; {Backend}, which promises {Promise}")}\n"
            )
        );

    private string Promise =>
        Model.BatchRounding == 0
            ? "the same bits in any batch and with any number of threads"
            : Invariant($"values within {Model.BatchRounding:G1} of max(1, size) in other batches and with other threads");

    /// <summary>Checks with a line that moves, law by law.</summary>
    public IReadOnlyList<VaeLawReport> Watch(IReadOnlyList<VaeLaw> laws, CancellationToken cancel) =>
        Consoles
            .Of(Writer, isTerminal: true)
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask("starting", maxValue: laws.Count);
                var reports = new List<VaeLawReport>();
                foreach (var law in laws)
                {
                    task.Description = law.Name;
                    reports.Add(law.Check(cancel));
                    task.Increment(1);
                }

                return reports;
            });

    /// <summary>For people: one line per law, then the counterexamples.</summary>
    public void End(IReadOnlyList<VaeLawReport> reports)
    {
        var table = new TextTable().Border(TableBorder.None);
        foreach (var title in new[] { "law", "verdict", "cases", "comparisons", "worst error/tolerance" })
        {
            var column = new TableColumn(title).NoWrap().PadLeft(0).PadRight(2);
            table.AddColumn(title is "law" or "verdict" ? column : column.RightAligned());
        }

        foreach (var report in reports)
        {
            table.AddRow(Cells(report).Select(cell => new Text(cell)));
        }

        Consoles.Of(Writer, isTerminal: false).Write(table);
        foreach (var skipped in reports.Where(report => report.Verdict == LawVerdict.Skipped))
        {
            Writer.Write($"\n{skipped.Name} was skipped: {skipped.Text}\n");
        }

        foreach (var refuted in reports.Where(report => report.Verdict == LawVerdict.Refuted))
        {
            Writer.Write($"\n{refuted.Name}: {refuted.Statement}\n{refuted.Text}\n");
        }

        Writer.Write($"\n{Summary(reports)}\n");
    }

    /// <summary>For programs: one line.</summary>
    public string ToJson(IReadOnlyList<VaeLawReport> reports) =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", Model.Name);
            Backend.Write(json);
            json.WriteNumber("seed", Seed);
            json.WriteNumber("casesFactor", Cases);
            json.WriteBoolean("holds", reports.All(report => report.Verdict != LawVerdict.Refuted));
            json.WriteStartArray("laws");
            foreach (var report in reports)
            {
                json.WriteStartObject();
                json.WriteString("law", report.Name);
                json.WriteString("statement", report.Statement);
                json.WriteString("verdict", Word(report.Verdict));
                json.WriteNumber("cases", report.Cases);
                json.WriteNumber("comparisons", report.Comparisons);
                if (double.IsFinite(report.Worst))
                {
                    json.WriteNumber("worst", report.Worst);
                }

                if (report.Text is not null)
                {
                    json.WriteString(report.Verdict == LawVerdict.Skipped ? "reason" : "counterexample", report.Text);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static string[] Cells(VaeLawReport report) =>
        report.Verdict == LawVerdict.Skipped
            ? [report.Name, "skipped", "", "", ""]
            :
            [
                report.Name,
                Word(report.Verdict),
                Invariant($"{report.Cases}"),
                report.Comparisons.ToString("N0", CultureInfo.InvariantCulture),
                report.Verdict == LawVerdict.Refuted ? "above 1"
                : report.Worst == 0 ? "exact"
                : Invariant($"{report.Worst:F3}"),
            ];

    private static string Word(LawVerdict verdict) =>
        verdict switch
        {
            LawVerdict.Held => "holds",
            LawVerdict.Refuted => "refuted",
            _ => "skipped",
        };

    private static string Summary(IReadOnlyList<VaeLawReport> reports)
    {
        var (held, refuted) = (Count(LawVerdict.Held), Count(LawVerdict.Refuted));
        return refuted == 0
            ? Invariant($"{held} laws hold, {Count(LawVerdict.Skipped)} skipped")
            : Invariant($"{refuted} {(refuted == 1 ? "law is" : "laws are")} refuted, {held} hold, {Count(LawVerdict.Skipped)} skipped");

        int Count(LawVerdict verdict) => reports.Count(report => report.Verdict == verdict);
    }
}
