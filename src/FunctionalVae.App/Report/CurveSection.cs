using FunctionalVae.Reports;
using static System.FormattableString;
using static FunctionalVae.Reports.Markup;

namespace FunctionalVae.App;

/// <summary>How training went, epoch by epoch.</summary>
internal static class CurveSection
{
    private const int ValidationColour = 1;

    public static Markup Of(RunReport report)
    {
        var epochs = report.Facts.Epochs;
        return Tag(
            "section",
            Tag("h3", "Training"),
            epochs.Count == 0
                ? Tag("p", "There is no complete epoch.")
                : Tag("div", [("class", "figures")], Panels(report).Select(panel => Of(panel, report).Html)),
            epochs.Count > 0 && report.Numbers.Validation.Count == 0
                ? Tag(
                    "p",
                    Prose.Of("No examples were kept for validation (--validation 0.1 keeps a tenth), so there is no curve of theirs.")
                )
                : None
        );
    }

    private static Figure Of((string Name, string Caption, Func<Objective, double> Value) panel, RunReport report)
    {
        var epochs = report.Facts.Epochs;
        var curves = new CurvePanel(
            $"{panel.Name}, nats per {ModelText.Example(report.Model)}",
            [
                new("training", [.. epochs.Select(epoch => ((double)epoch.Epoch, panel.Value(epoch.Training)))]),
                .. report.Numbers.Validation.Count == 0
                    ? (Curve[])[]
                    :
                    [
                        new(
                            "validation",
                            [
                                .. epochs.Select(epoch =>
                                    ((double)epoch.Epoch, epoch.Validation is { } terms ? panel.Value(terms) : double.NaN)
                                ),
                            ],
                            ValidationColour
                        ),
                    ],
            ]
        );
        var means = CurveSvg.PointsPerMean(epochs.Count);
        return Figure.Chart(
            CurveSvg.Draw(curves),
            panel.Caption + (means > 1 ? Invariant($" Each point is the mean of {means} epochs.") : "")
        );
    }

    private static IEnumerable<(string Name, string Caption, Func<Objective, double> Value)> Panels(RunReport report)
    {
        var objective = report.Model.Spec.Objective;
        yield return (report.Word, "At β = 1; higher is better.", terms => terms.Unweighted);
        if (objective.Beta != 1)
        {
            yield return (
                Invariant($"reconstruction − {objective.Beta} · {objective.DivergenceName}"),
                Invariant($"What training maximised, at β = {objective.Beta}; higher is better."),
                terms => terms.Reconstruction - (objective.Beta * terms.Kl)
            );
        }

        if (report.Facts.Epochs.Any(epoch => epoch.Training.Kl != 0))
        {
            yield return ("reconstruction", "Higher is better.", terms => terms.Reconstruction);
            yield return (objective.DivergenceName, "What the latent values cost.", terms => terms.Kl);
        }
    }
}
