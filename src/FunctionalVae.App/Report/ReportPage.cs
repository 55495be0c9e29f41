using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>A page about trained models: one file, without a script, with nothing loaded from elsewhere. The same run gives the same text.</summary>
internal static class ReportPage
{
    public static string Of(IReadOnlyList<RunReport> runs, PageCommand command)
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
                            runs.Count > 1 ? OverviewSection.Of(runs) : None,
                            .. runs.Select((run, i) => Run(run, i, command)),
                        ]
                    )
                )
            ).Text
            + "\n";
    }

    private static Markup Run(RunReport run, int i, PageCommand command) =>
        Tag(
            "article",
            [("id", OverviewSection.Anchor(i))],
            Tag("h2", $"{run.Path}: {run.Model.Name}"),
            VerdictSection.Of(run),
            ObjectiveSection.Of(run),
            CurveSection.Of(run),
            MatchSection.Of(run),
            Figures("Pictures", run.Pictures),
            Figures("Latent space", run.Plane is null ? [] : [run.Plane]),
            Figures("Columns: the data beside drawn rows", run.Columns, "figures small"),
            run.Notes.Count == 0 ? None : Tag("ul", [("class", "note")], run.Notes.Select(note => Tag("li", Prose.Of(note)))),
            ModelSection.Of(run, command)
        );

    private static Markup Figures(string title, IReadOnlyList<Figure> figures, string kind = "figures") =>
        figures.Count == 0 ? None : Tag("section", Tag("h3", title), Tag("div", [("class", kind)], figures.Select(figure => figure.Html)));
}
