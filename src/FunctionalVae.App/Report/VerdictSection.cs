using FunctionalVae.Reports;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>What is wrong with a run, or that nothing is, and what to change: the first thing that its part of the page says.</summary>
internal static class VerdictSection
{
    public static Markup Of(RunReport report)
    {
        var findings = VerdictText.Findings(report.Verdict, TrainedModel.Of(report.Run));
        return Tag(
            "div",
            [("class", Kind(report.Verdict))],
            Tag("p", [("class", "headline")], VerdictText.Headline(report.Verdict)),
            Remedies(findings),
            Tag("ul", findings.Select(Line))
        );
    }

    // Green is only what nothing is left open of.
    private static string Kind(RunVerdict verdict) =>
        verdict.IsHealthy ? "verdict"
        : verdict.IsFaultless ? "verdict open"
        : "verdict fault";

    // What to do stands before why.
    private static Markup Remedies(IReadOnlyList<Finding> findings) =>
        Of(
            findings
                .Select(finding => finding.Remedy)
                .OfType<string>()
                .Select(remedy => Tag("p", Tag("strong", "What to change: "), Prose.Of(remedy)))
        );

    private static Markup Of(IEnumerable<Markup> pieces) => Markup.Of(pieces);

    private static Markup Line(Finding finding) =>
        Tag(
            "li",
            Tag("strong", $"{finding.Title}: "),
            Tag("span", [("class", "answer")], Word(finding.Answer)),
            " ",
            Prose.Of(finding.Reason)
        );

    private static string Word(Answer answer) =>
        answer switch
        {
            Answer.Yes => "yes.",
            Answer.No => "no.",
            Answer.NotAsked => "not asked.",
            _ => "cannot be told.",
        };
}
