using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>How a run went, epoch by epoch, as a picture: what <c>metrics.csv</c> says, with the learning rate and β where they change.</summary>
internal static class RunCurves
{
    private const int ValidationColour = 1;

    // Places at which the learning rate is drawn: more than there are pixels between two.
    private const int RatePoints = 600;

    /// <summary>Panels over the epochs. Lower is better: what training maximises is drawn with the other sign.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it was trained.</param>
    /// <param name="epochs">The completed epochs; at least one.</param>
    public static Bitmap Draw(IVaeModel model, TrainOptions options, IReadOnlyList<TrainingProgress> epochs)
    {
        var betas = epochs.Select(epoch => epoch.Objective.Beta).Distinct().ToList();
        var validation = betas is [1] ? "validation" : "validation (β = 1)";
        List<CurvePanel> panels =
        [
            Panel(
                model.Spec.Objective.HasOtherDivergence ? "loss (validation: that of the KL), nats"
                    : betas is not [1] ? "loss, nats"
                    : model.Spec.Objective is ImportanceWeighted ? "−importance-weighted bound, nats"
                    : model.HasEvidenceLowerBound ? "−ELBO, nats"
                    : "loss, nats",
                objective => -objective.Value
            ),
        ];
        if (epochs.Any(epoch => epoch.Objective.Kl != 0))
        {
            panels.Add(Panel("−reconstruction, nats", objective => -objective.Reconstruction));
            panels.Add(Panel($"{ObjectiveText.DivergenceOfCurves(model.Spec.Objective)}, nats", objective => objective.Kl));
        }

        if (Rates(options, epochs) is { } rates)
        {
            panels.Add(new("learning rate", [rates]));
        }

        if (betas.Count > 1)
        {
            panels.Add(new("β", [new("", [.. epochs.Select(epoch => ((double)epoch.Epoch, epoch.Objective.Beta))])]));
        }

        var count = Invariant($"{epochs.Count} epoch{(epochs.Count == 1 ? "" : "s")}");
        return CurvePlot.Draw(panels, new($"{model.Name}: {count}, nats per {ModelText.Example(model)}"));

        CurvePanel Panel(string name, Func<Objective, double> value) =>
            new(
                name,
                [
                    new("training", [.. epochs.Select(epoch => ((double)epoch.Epoch, value(epoch.Objective)))]),
                    .. epochs.Any(epoch => epoch.Validation is not null)
                        ? (Curve[])
                            [
                                new(
                                    validation,
                                    [.. Validated().Select(epoch => ((double)epoch.Epoch, value(epoch.Validation!)))],
                                    ValidationColour
                                ),
                            ]
                        : [],
                ]
            );

        IEnumerable<TrainingProgress> Validated() => epochs.Where(epoch => epoch.Validation is not null);
    }

    // Null where it is the same all the time.
    private static Curve? Rates(TrainOptions options, IReadOnlyList<TrainingProgress> epochs)
    {
        if (options.Schedule is not { } schedule)
        {
            return null;
        }

        var perEpoch = epochs[0].StepsPerEpoch;
        var steps = (long)perEpoch * epochs.Count;
        (double Epoch, double Rate)[] rates =
        [
            .. Enumerable
                .Range(0, RatePoints + 1)
                .Select(i => (steps - 1) * i / RatePoints)
                .Distinct()
                .Select(step => ((double)step / perEpoch, options.LearningRate * schedule.FactorAt(step, perEpoch, options.Epochs))),
        ];
        return rates.All(one => one.Rate == rates[0].Rate) ? null : new("", rates);
    }
}
