using FunctionalVae.Evaluation;
using FunctionalVae.Probability;
using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>Whether draws of the prior stand for the data: the aggregate posterior beside the prior, and drawn examples beside the data.</summary>
internal static class MatchSection
{
    public static Markup Of(RunReport report) => Markup.Of(Aggregate(report), Samples(report));

    private static Markup Aggregate(RunReport report)
    {
        if (report.Evaluated.Aggregate is not { } found)
        {
            return None;
        }

        var (part, examples, match) = (report.Data.PartOfTest, ModelText.Examples(report.Model), found.Match);
        return Tag(
            "section",
            Tag("h3", "Does the aggregate posterior match the prior?"),
            Tag("p", Sentence(found.Verdict(part, examples))),
            HtmlTable.Of(
                Invariant(
                    $"{match.Examples} draws of posteriors of the {part} part beside as many of the prior; distances are squared, in deviations of the prior"
                ),
                ["test", "above chance", "by chance", "p"],
                [
                    Row("sliced Wasserstein distance of order 2", match.SlicedWasserstein),
                    Row("MMD with a Gaussian kernel", match.MeanDiscrepancy),
                    Row("share that nearest neighbours place rightly", match.Neighbours),
                    [
                        Invariant($"Sinkhorn divergence of {match.Sinkhorn.Points} each"),
                        Number(match.Sinkhorn.Excess),
                        Number(match.Sinkhorn.Null),
                        "–",
                    ],
                ]
            ),
            found.Divergence(part, examples) is { } divergence ? Tag("p", [("class", "note")], Sentence(divergence)) : None
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
                            $"{check.Replications} sets of {check.Examples} {ModelText.Examples(report.Model)} drawn from the model, beside the {part} part"
                        ),
                        ["statistic", $"{part} part", "drawn", "p"],
                        check.Findings.Select(finding =>
                            (IReadOnlyList<Markup>)
                                [
                                    finding.Name,
                                    Invariant($"{finding.Observed:G4}"),
                                    Invariant($"{finding.Mean:G4} ± {finding.Deviation:G2}"),
                                    Invariant($"{finding.PValue:G2}"),
                                ]
                        )
                    )
                    : None,
                .. found.Sentences(part, report.Model).Select(line => Tag("p", [("class", "note")], Sentence(line))),
            ]
        );
    }

    private static IReadOnlyList<Markup> Row(string name, TwoSampleTest test) =>
        [name, Number(test.Excess), Number(test.Null), Invariant($"{test.PValue:G2}")];

    private static Markup Number(double value) => Invariant($"{value:F4}");

    // Of words that begin a line of the tool in small letters.
    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
