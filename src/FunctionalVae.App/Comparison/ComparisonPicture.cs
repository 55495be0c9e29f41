using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>The curves of several runs in one picture: a panel for each quantity, a colour for each run. All at β = 1; lower is better. What is another quantity in some run has no panel.</summary>
internal static class ComparisonPicture
{
    /// <summary>Runs that colours keep apart; others are left out.</summary>
    public const int MostRuns = 10;

    private const int LongestName = 26;
    private const int Width = 1080;

    public static Bitmap Draw(Comparison comparison)
    {
        var runs = comparison.Runs;
        List<CurvePanel> panels = comparison.AreTrainedAlike ? [Panel("training loss, nats", epoch => -epoch.Training.Unweighted)] : [];
        if (comparison.AreValidatedAlike && runs.Any(run => run.Epochs.Any(epoch => epoch.Validation is not null)))
        {
            panels.Add(Panel("validation loss, nats", epoch => -epoch.Validation?.Unweighted));
        }

        panels.Add(Panel("−reconstruction, nats", epoch => -epoch.Training.Reconstruction));
        if (comparison.Divergence is { } divergence)
        {
            panels.Add(Panel($"{divergence}, nats", epoch => epoch.Training.Kl));
        }

        return CurvePlot.Draw(panels, new(Width: Width));

        CurvePanel Panel(string name, Func<EpochMetrics, double?> value) =>
            new(
                name,
                [
                    .. runs.Take(MostRuns)
                        .Select(
                            (run, i) =>
                                new Curve(
                                    NameOf(i),
                                    [
                                        .. run
                                            .Epochs.Where(epoch => value(epoch) is not null)
                                            .Select(epoch => ((double)epoch.Epoch, value(epoch)!.Value)),
                                    ],
                                    i
                                )
                        ),
                ]
            );

        // The end of a path says most.
        string NameOf(int i)
        {
            var path = runs[i].Path.TrimEnd('/', '\\');
            var name = path.Length > LongestName ? "\u2026" + path[^LongestName..] : path;
            return runs.Take(MostRuns).Count(run => run.Path.EndsWith(name.TrimStart('\u2026'), StringComparison.Ordinal)) > 1
                ? FormattableString.Invariant($"{i + 1}: {name}")
                : name;
        }
    }
}
