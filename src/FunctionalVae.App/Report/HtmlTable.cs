using FunctionalVae.Reports;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>A table of a page, in a box of its own that scrolls where the window is narrow.</summary>
internal static class HtmlTable
{
    /// <summary>A table whose first cells name their rows.</summary>
    /// <param name="caption">What it is.</param>
    /// <param name="head">The names of the columns.</param>
    /// <param name="rows">A cell for each column.</param>
    public static Markup Of(string caption, IReadOnlyList<Markup> head, IEnumerable<IReadOnlyList<Markup>> rows) =>
        Markup.Of(
            Tag("p", [("class", "caption")], caption),
            Tag(
                "div",
                [("class", "wide"), ("role", "region"), ("aria-label", caption), ("tabindex", "0")],
                Tag(
                    "table",
                    Tag("thead", Tag("tr", head.Select(cell => Tag("th", [("scope", "col")], cell)))),
                    Tag("tbody", rows.Select(Row))
                )
            )
        );

    /// <summary>Names with what belongs to each.</summary>
    public static Markup Facts(IEnumerable<(string Name, Markup Value)> facts) =>
        Tag("dl", facts.SelectMany(fact => (Markup[])[Tag("dt", fact.Name), Tag("dd", fact.Value)]));

    private static Markup Row(IReadOnlyList<Markup> cells) =>
        Tag("tr", cells.Select((cell, i) => i == 0 ? Tag("th", [("scope", "row")], cell) : Tag("td", cell)));
}
