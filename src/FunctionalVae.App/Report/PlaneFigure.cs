using FunctionalVae.Reports;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Two dimensions of the latent space: posterior means of test examples, ellipses of some posteriors, and the prior.</summary>
internal static class PlaneFigure
{
    private const int MostPoints = 1000;
    private const int Ellipses = 24;
    private const int PriorDraws = 400;
    private const ulong PriorSite = 41;

    // How much of a normal prior of two dimensions lies within one, two and three standard deviations.
    private const string Shares = "1, 2 and 3 standard deviations, within which lie 39, 86 and 99 % of it";

    /// <summary>The figure; null where there is no plane, or single rows are not to be shown.</summary>
    public static Figure? Of(RunReport report, ModelWork work, Batch encoded, Action<string> note)
    {
        var model = report.Model;
        if (model.Layout.LatentWidth < 2)
        {
            note("There is no plane of the latent space: it has one dimension.");
            return null;
        }

        if (!report.HasRows)
        {
            note($"The plane of the latent space has a point for each {ModelText.Example(model)}, and was left out (--no-rows).");
            return null;
        }

        var order = LatentOrder.Of(report.Evaluated.Use, model.Layout.LatentWidth);
        int[] axes = [.. order.Dimensions.Take(2).Order()];
        int[] rows = [.. Enumerable.Range(0, Math.Min(MostPoints, encoded.Count))];
        var (means, logVariances) = work.Encode(Dataset.Of(encoded).Take(rows));
        var width = model.Layout.LatentWidth;
        var points = rows.Select(row =>
                (X: (double)means.Values.Span[(row * width) + axes[0]], Y: (double)means.Values.Span[(row * width) + axes[1]])
            )
            .ToList();
        var hasNoise = model.Spec.Latent is not DeterministicLatent;
        var plane = Prior(report, axes) with
        {
            Points = points,
            Horizontal = Invariant($"z{axes[0]}"),
            Vertical = Invariant($"z{axes[1]}"),
            Labels = report.Data.Test.Labels is { } labels ? [.. rows.Select(row => labels[row])] : null,
            LabelNames = report.Data.Test.LabelNames,
            Posteriors = hasNoise
                ? [.. rows.Take(Ellipses).Select(row => (points[row].X, points[row].Y, Radius(row, 0), Radius(row, 1)))]
                : [],
        };
        return Figure.Chart(LatentSvg.Draw(plane), Caption(report, plane, encoded.Count, order));

        double Radius(int row, int axis) => Math.Exp(0.5 * logVariances.Span[(row * width) + axes[axis]]);
    }

    private static LatentPlane Prior(RunReport report, int[] axes)
    {
        var model = report.Model;
        var moments = PriorMoments.Of(report.Run);
        if (moments is null)
        {
            return new([]);
        }

        if (model.Spec.Prior is { HasClosedFormKl: true })
        {
            return new([])
            {
                Contours =
                [
                    .. Enumerable
                        .Range(1, 3)
                        .Select(radius =>
                            (
                                (double)moments.Mean[axes[0]],
                                (double)moments.Mean[axes[1]],
                                (double)radius * moments.Deviation[axes[0]],
                                (double)radius * moments.Deviation[axes[1]]
                            )
                        ),
                ],
            };
        }

        var key = Key.FromSeed(report.Run.Seed).Child(KeySites.Sampling).Child(PriorSite);
        var draws = model.DrawPrior(report.Run.Parameters, model.NoiseFrom(key, PriorDraws));
        return new([])
        {
            PriorDraws =
            [
                .. Enumerable.Range(0, draws.Count).Select(row => ((double)draws[row].Span[axes[0]], (double)draws[row].Span[axes[1]])),
            ],
        };
    }

    private static string Caption(RunReport report, LatentPlane plane, int count, LatentOrder order) =>
        Invariant(
            $"Posterior means of {(plane.Points.Count < count ? Invariant($"the first {plane.Points.Count} of ") : "")}{count} {report.Data.PartOfTest} {ModelText.Examples(report.Model)}"
        )
        + (plane.Labels is null ? "" : ", coloured by class")
        + (order.Dimensions.Count > 2 ? Invariant($", on the two of {order.Dimensions.Count} dimensions {order.Words}") : "")
        + "."
        + (
            plane.Posteriors.Count > 0
                ? Invariant(
                    $" Ellipses: one standard deviation of q(z|x){(report.Model.Spec.Latent is FullNormalLatent ? ", of each dimension by itself," : "")} of the first {plane.Posteriors.Count}."
                )
                : ""
        )
        + (
            plane.Contours.Count > 0 ? $" Dashed: the prior at {Shares}."
            : plane.PriorDraws.Count > 0 ? Invariant($" Small grey dots: {plane.PriorDraws.Count} draws of the prior.")
            : ""
        );
}
