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
            epochs.Count > 0 && !IsValidated(report)
                ? Tag(
                    "p",
                    Prose.Of("No examples were kept for validation (--validation 0.1 keeps a tenth), so there is no curve of theirs.")
                )
                : None
        );
    }

    private static Figure Of(Panel panel, RunReport report)
    {
        var epochs = report.Facts.Epochs;
        var curves = new CurvePanel(
            $"{panel.Name}, nats per {ModelText.Example(report.Model)}",
            [
                new("training", [.. epochs.Select(epoch => ((double)epoch.Epoch, panel.Training(epoch)))]),
                .. !IsValidated(report)
                    ? (Curve[])[]
                    :
                    [
                        new(
                            IsUnlikeTraining(report) ? "validation (β = 1)" : "validation",
                            [.. epochs.Select(epoch => ((double)epoch.Epoch, panel.Validation(epoch)))],
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

    private static IEnumerable<Panel> Panels(RunReport report)
    {
        var objective = report.Model.Spec.Objective;
        if (objective is ImportanceWeighted weighted)
        {
            var at = IsUnlikeTraining(report) ? Invariant($", training with β = {weighted.Beta}{Warmup(report)}, validation at β = 1") : "";
            yield return new(
                IsUnlikeTraining(report) ? "importance-weighted objective" : "importance-weighted bound",
                $"Of {ModelText.Draws(weighted.Draws)} of each posterior{at}; higher is better.",
                epoch => epoch.TrainingCurve(objective),
                epoch => epoch.ValidationCurve(objective)
            );
        }
        else
        {
            var other = objective.HasOtherDivergence
                ? $", training with {objective.TrainedDivergenceName} in place of {objective.DivergenceName}"
                : "";
            yield return Panel.Of(report.Word, $"At β = 1{other}; higher is better.", terms => terms.Unweighted);
            if (objective.Beta != 1)
            {
                yield return new(
                    Invariant($"reconstruction − {objective.Beta} · {objective.TrainedDivergenceSymbol}"),
                    Invariant(
                        $"At β = {objective.Beta}, as in the specification{(other.Length > 0 ? $"; validation has {objective.DivergenceName}" : "")}; higher is better."
                    ),
                    epoch => epoch.TrainingCurve(objective),
                    epoch => epoch.ValidationCurve(objective)
                );
            }
        }

        if (report.Facts.Epochs.Any(epoch => epoch.Training.Kl != 0))
        {
            yield return Panel.Of(
                "reconstruction",
                objective is ImportanceWeighted
                    ? $"The first panel with {(IsUnlikeTraining(report) ? "β · KL" : "the KL")} added; higher is better."
                    : "Higher is better.",
                terms => terms.Reconstruction
            );
            yield return Panel.Of(ObjectiveText.DivergenceOfCurves(objective), "What the latent values cost.", terms => terms.Kl);
        }
    }

    private static bool IsValidated(RunReport report) => report.Facts.Epochs.Any(epoch => epoch.Validation is not null);

    // Weights of draws have β in them: what was trained at one cannot be told at another.
    private static bool IsUnlikeTraining(RunReport report) =>
        report.Model.Spec.Objective is ImportanceWeighted { Beta: var beta } && (beta != 1 || Warmup(report).Length > 0);

    private static string Warmup(RunReport report) => report.Facts.Record.Options.KlWarmupEpochs > 0 ? " after a warm-up" : "";

    private sealed record Panel(string Name, string Caption, Func<EpochMetrics, double> Training, Func<EpochMetrics, double> Validation)
    {
        public static Panel Of(string name, string caption, Func<Objective, double> value) =>
            new(name, caption, epoch => value(epoch.Training), epoch => epoch.Validation is { } terms ? value(terms) : double.NaN);
    }
}
