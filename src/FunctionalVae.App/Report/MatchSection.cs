using FunctionalVae.Evaluation;
using FunctionalVae.Probability;
using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>Whether draws of the prior stand for the data: the aggregate posterior beside the prior, and drawn examples beside the data.</summary>
internal static class MatchSection
{
    private const string Title = "Does the aggregate posterior match the prior?";

    public static Markup Of(RunReport report) => Markup.Of(Aggregate(report), Samples(report));

    private static Markup Aggregate(RunReport report)
    {
        if (report.Evaluated.Aggregate is not { } found)
        {
            return report.Model.Spec.Prior is null
                ? None
                : Tag(
                    "section",
                    Tag("h3", Title),
                    Tag(
                        "p",
                        [("class", "note")],
                        Invariant(
                            $"Not asked: of fewer than {PriorMatch.LeastExamples} {ModelText.Examples(report.Model)} nothing can be told."
                        )
                    )
                );
        }

        var (part, examples, match) = (report.Data.PartOfTest, ModelText.Examples(report.Model), found.Match);
        return Tag(
            "section",
            Tag("h3", Title),
            Tag("p", Sentence(found.Verdict(part, examples))),
            HtmlTable.Of(
                Invariant($"{match.Examples} draws of posteriors of the {part} part beside as many of the prior"),
                ["test", "found", "by chance", "p"],
                [
                    Row("squared sliced Wasserstein distance, in squared deviations of the prior", match.SlicedWasserstein),
                    Row("MMD² with a Gaussian kernel", match.MeanDiscrepancy),
                    Row("share that nearest neighbours place rightly", match.Neighbours),
                    .. match.Sinkhorn is { } sinkhorn
                        ?
                        [
                            [
                                Invariant($"Sinkhorn divergence of {sinkhorn.Points} each, in squared deviations of the prior"),
                                Number(sinkhorn.Value),
                                Invariant($"{sinkhorn.Null:F4} ± {sinkhorn.Deviation:F4}"),
                                "–",
                            ],
                        ]
                        : (IReadOnlyList<Markup>[])[],
                ]
            ),
            Tag("p", [("class", "note")], Sentence(found.Divergence(part, examples)))
        );
    }

    private static Markup Samples(RunReport report)
    {
        if (report.Evaluated.Samples is not { } found)
        {
            return None;
        }

        var part = report.Data.PartOfTest;
        return Tag(
            "section",
            [
                Tag("h3", "Drawn examples beside the data"),
                found.Check is { } check
                    ? HtmlTable.Of(
                        Invariant(
                            $"{check.Replications} sets of {check.Examples} {ModelText.Examples(report.Model)} drawn {found.Z}, beside the {part} part"
                        ),
                        ["statistic", $"{part} part", "drawn", Invariant($"p, times {check.Findings.Count}")],
                        check.Findings.Select(finding =>
                            (IReadOnlyList<Markup>)
                                [
                                    finding.Name,
                                    Invariant($"{finding.Observed:G4}"),
                                    Invariant($"{finding.Mean:G4} ± {finding.Deviation:G2}"),
                                    Invariant($"{found.Together(finding):G2}"),
                                ]
                        )
                    )
                    : None,
                .. found.Sentences(part, report.Model).Select(line => Tag("p", [("class", "note")], Sentence(line))),
            ]
        );
    }

    private static IReadOnlyList<Markup> Row(string name, TwoSampleTest test) =>
        [name, Number(test.Statistic), Number(test.Null), Invariant($"{test.PValue:G2}")];

    private static Markup Number(double value) => Invariant($"{value:F4}");

    // Of words that begin a line of the tool in small letters.
    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
