using System.Text;
using FunctionalVae.Evaluation;
using FunctionalVae.Probability;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A study in words and tables, as Markdown.</summary>
internal static class StudyText
{
    public static string Beginning(AggregateStudyOptions options, StudyImages images) =>
        Invariant(
            $"trains {options.Latents.Count * options.Layers.Count * options.Seeds} models on {images.Train.Count} images of {images.Name}, and holds the aggregate posteriors of {images.Test.Count} others to N(0, I)"
        );

    /// <param name="study">What was found.</param>
    /// <param name="images">On which images.</param>
    /// <param name="command">The command that finds it again.</param>
    public static string Of(AggregateStudy study, StudyImages images, string command)
    {
        var text = new StringBuilder();
        Line("# Does the aggregate posterior match N(0, I)?");
        Line();
        Line($"    {command}");
        Line();
        Line(Protocol(study, images));
        Line();
        Line(
            "| latent dimensions | layers | ELBO | active | W² above its null | one in twenty by chance | KL / d above its null | one in twenty by chance | KL of a dimension in use |"
        );
        Line("|---|---|---|---|---|---|---|---|---|");
        foreach (var cell in study.Cells)
        {
            Line(
                Invariant(
                    $"| {cell.Latent} | {cell.Layers} | {Text(cell.Objective, 2)} | {cell.Runs.Average(run => run.Active):F1} | {Text(cell.Of(StudyMeasure.Distance), 4)} | {cell.Least(StudyMeasure.Distance):F4} | {Text(cell.Of(StudyMeasure.Divergence), 4)} | {cell.Least(StudyMeasure.Divergence):F4} | {cell.DivergenceInUse:F4} |"
                )
            );
        }

        Line();
        Line(Matching(study));
        foreach (var measure in (StudyMeasure[])[StudyMeasure.Distance, StudyMeasure.Divergence])
        {
            Line();
            Line(
                $"## {(measure == StudyMeasure.Distance ? "Is the distance smaller with more dimensions or layers?" : "Is the divergence of each dimension?")}"
            );
            Line();
            Line("| | difference | 95 % over the seeds | seen four times in five from | |");
            Line("|---|---|---|---|---|");
            foreach (var contrast in study.Contrasts(measure))
            {
                Line(
                    Invariant(
                        $"| {Name(contrast)} | {contrast.Difference:+0.0000;-0.0000;0.0000} | {contrast.Low:+0.0000;-0.0000;0.0000} to {contrast.High:+0.0000;-0.0000;0.0000} | {contrast.Detectable:F4} | {Found(contrast)} |"
                    )
                );
            }
        }

        Line();
        Line(Caution(study));
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static string Protocol(AggregateStudy study, StudyImages images)
    {
        var options = study.Options;
        var training = options.Training ?? AggregateStudyOptions.UsualTraining;
        return Invariant(
            $"Of each size {options.Seeds} models were trained on {study.Train} images of {images.Name}, made binary anew for each step, by {training.Epochs} epochs in batches of {training.BatchSize} with Adam at {training.LearningRate}, falling along a cosine: fully connected layers of {options.Units}, a Bernoulli likelihood, N(0, I) as prior. q(z) is that of {study.Test} images held out. W² is the squared sliced Wasserstein distance per direction between draws of q(z) and of N(0, I), over {options.Projections} directions and {options.Draws} draws; its null is that between two samples of N(0, I). KL / d is the mean over the dimensions of KL(q(zᵢ) ‖ N(0, 1)) in nats, less what so few posteriors of the same widths give where q(z) is N(0, I). Behind ± stands the standard error over the seeds."
        );
    }

    private static string Matching(AggregateStudy study)
    {
        int Count(StudyMeasure measure) => study.Cells.Count(cell => cell.Of(measure).Value > cell.Least(measure));
        return Invariant(
            $"Of {study.Cells.Count} sizes, {Count(StudyMeasure.Distance)} by the distance and {Count(StudyMeasure.Divergence)} by the divergence differ from N(0, I) by more than chance gives one time in twenty."
        );
    }

    private static string Caution(AggregateStudy study) =>
        Invariant(
            $"A difference is detected where its interval leaves out 0 and it is larger than the choice of {study.Test} held-out images alone makes one time in twenty; the column before the last says how large one must be to be seen four times in five. Of {2 * study.Contrasts(StudyMeasure.Distance).Count} intervals at 95 % some leave out 0 by chance. All are of the same held-out images. A dimension that no model uses is N(0, 1) for every image and lowers both means, so the last column of the first table divides by those in use alone."
        );

    private static string Name(StudyContrast contrast) =>
        contrast.From.Layers == contrast.To.Layers
            ? Invariant($"{Counted.Of(contrast.To.Latent, "dimension")} beside {contrast.From.Latent}, {Layers(contrast.To)}")
            : Invariant($"{Layers(contrast.To)} beside {contrast.From.Layers}, {Counted.Of(contrast.To.Latent, "dimension")}");

    private static string Layers(StudyCell cell) => Counted.Of(cell.Layers, "layer");

    private static string Found(StudyContrast contrast) =>
        !contrast.IsDetected ? "no difference was detected"
        : contrast.Difference < 0 ? "nearer to N(0, I)"
        : "further from N(0, I)";

    private static string Text(Estimate estimate, int digits) =>
        Digits(estimate.Value, digits) + " ± " + Digits(estimate.StandardError, digits);

    private static string Digits(double value, int digits) =>
        value.ToString(Invariant($"F{digits}"), System.Globalization.CultureInfo.InvariantCulture);
}
