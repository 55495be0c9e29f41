using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>A page about trained models: one file, without a script, with nothing loaded from elsewhere. The same run gives the same text.</summary>
internal static class ReportPage
{
    public static string Of(IReadOnlyList<RunReport> runs)
    {
        var title = runs.Count == 1 ? $"{runs[0].Model.Name}: {VerdictText.Headline(runs[0].Verdict)}" : Invariant($"{runs.Count} runs");
        return "<!DOCTYPE html>\n"
            + Tag(
                "html",
                [("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en")],
                Tag(
                    "head",
                    Empty("meta", ("charset", "utf-8")),
                    Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")),
                    Empty("meta", ("name", "color-scheme"), ("content", "light dark")),
                    // So that no browser asks a server for one.
                    Empty("link", ("rel", "icon"), ("href", "data:,")),
                    Tag("title", title),
                    new Markup($"<style>{PageStyle.Text}</style>")
                ),
                Tag(
                    "body",
                    Tag(
                        "main",
                        [
                            Tag("h1", runs.Count == 1 ? $"Report on {runs[0].Path}" : $"Report on {Counted.Of(runs.Count, "run")}"),
                            runs.Count > 1 ? Overview(runs) : None,
                            .. runs.Select(Run),
                        ]
                    )
                )
            ).Text
            + "\n";
    }

    private static Markup Overview(IReadOnlyList<RunReport> runs) =>
        Tag(
            "section",
            [
                Tag("h2", "Side by side"),
                HtmlTable.Of(
                    "Objectives are of the test part, or of the training part where nothing was held out; ± is the standard error over the choice of rows",
                    ["run", "verdict", "objective, nats", "protocol", "active dimensions", "parameters", "epochs", "training"],
                    runs.Select((run, i) => Cells(run, i))
                ),
                .. new Comparison([.. runs.Select(run => run.Facts)]).Notes.Select(note => Tag("p", [("class", "note")], $"Note: {note}.")),
            ]
        );

    private static IReadOnlyList<Markup> Cells(RunReport run, int i) =>
        [
            Tag("a", [("href", Anchor(i, "#"))], run.Path),
            VerdictText.Headline(run.Verdict),
            $"{run.Word} {ReportNumbers.Objective(run.Told, run.ToldNumbers)}",
            Invariant(
                $"{ReportNumbers.Count(run.Told.Table.Count)} {run.Data.PartOfTest} {ModelText.Examples(run.Model)}, {ModelText.Draws(run.Evaluated.Evaluation.Draws)}, seed {run.Evaluated.Evaluation.Seed}"
            ),
            run.Evaluated.Use is { } use ? Invariant($"{use.Active} of {use.Dimensions.Count}") : "–",
            ReportNumbers.Count(run.Facts.Parameters),
            ReportNumbers.Count(run.Facts.Epochs.Count),
            run.Facts.Timing is { } timing ? Invariant($"{timing.Seconds:F1} s") : "–",
        ];

    private static Markup Run(RunReport run, int i) =>
        Tag(
            "article",
            [("id", Anchor(i, ""))],
            Tag("h2", $"{run.Path}: {run.Model.Name}"),
            VerdictSection.Of(run),
            ObjectiveSection.Of(run),
            CurveSection.Of(run),
            Figures("Pictures", run.Pictures),
            Figures("Latent space", run.Plane is null ? [] : [run.Plane]),
            Figures("Columns: the data beside drawn rows", run.Columns, "figures small"),
            run.Notes.Count == 0 ? None : Tag("ul", [("class", "note")], run.Notes.Select(note => Tag("li", Prose.Of(note)))),
            ModelSection.Of(run)
        );

    private static Markup Figures(string title, IReadOnlyList<Figure> figures, string kind = "figures") =>
        figures.Count == 0 ? None : Tag("section", Tag("h3", title), Tag("div", [("class", kind)], figures.Select(figure => figure.Html)));

    private static string Anchor(int i, string prefix) => Invariant($"{prefix}run-{i + 1}");
}
