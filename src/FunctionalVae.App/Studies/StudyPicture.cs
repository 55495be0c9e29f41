using FunctionalVae.Evaluation;
using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>All measures by latent dimensions, a curve for each number of layers, and what chance alone passes one time in twenty.</summary>
internal static class StudyPicture
{
    private const int Width = 900;

    public static Bitmap Draw(AggregateStudy study) =>
        CurvePlot.Draw(
            [
                Panel(study, "W² above chance", StudyMeasure.Distance),
                Panel(study, "KL / d above chance", StudyMeasure.Divergence),
                Panel(study, "sum of KL above chance", StudyMeasure.Total),
            ],
            new(Width: Width) { Horizontal = "latent dimensions" }
        );

    private static CurvePanel Panel(AggregateStudy study, string name, StudyMeasure measure) => new(name, [.. Curves(study, measure)]);

    private static IEnumerable<Curve> Curves(AggregateStudy study, StudyMeasure measure)
    {
        foreach (var (layers, i) in study.Options.Layers.Select((layers, i) => (layers, i)))
        {
            var cells = study.Cells.Where(cell => cell.Layers == layers).OrderBy(cell => cell.Latent).ToList();
            yield return new(
                $"chance, {Counted.Of(layers, "layer")}",
                [.. cells.Select(cell => ((double)cell.Latent, cell.Greatest(measure)))],
                study.Options.Layers.Count + i
            );
            yield return new(Counted.Of(layers, "layer"), [.. cells.Select(cell => ((double)cell.Latent, cell.Of(measure).Value))], i);
        }
    }
}
