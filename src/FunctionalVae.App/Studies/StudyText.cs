using System.Text;
using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A study in words and tables, as Markdown.</summary>
internal static class StudyText
{
    private static readonly StudyMeasure[] Measures = Enum.GetValues<StudyMeasure>();

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
            "| latent dimensions | layers | ELBO | in use | W² | 95 % of chance below | KL / d | 95 % of chance below | Σ KL | 95 % of chance below |"
        );
        Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var cell in study.Cells)
        {
            var objective = cell.Objective;
            Line(
                Invariant(
                    $"| {cell.Latent} | {cell.Layers} | {objective.Value:F2} ± {objective.StandardError:F2} | {cell.Runs.Average(run => run.Active):F1} | {string.Join(" | ", Measures.Select(measure => Cell(cell, measure)))} |"
                )
            );
        }

        Line();
        Line(Matching(study));
        if (study.Cells.Where(cell => cell.Runs.Average(run => run.Active) < 1).ToList() is { Count: > 0 } idle)
        {
            Line();
            Line(
                $"Of these sizes some models use no latent dimension: their latent vectors tell hardly anything of an image, and the numbers say nothing of a trained model: {string.Join("; ", idle.Select(cell => Invariant($"{Counted.Of(cell.Latent, "dimension")}, {Layers(cell)}")))}. More epochs may mend that."
            );
        }

        foreach (var measure in Measures.Where(measure => study.Contrasts(measure).Count > 0))
        {
            Line();
            Line($"## {Heading(measure)}");
            Line();
            Line("| | difference | 95 % | smallest difference seen with 80 % power, given many seeds | |");
            Line("|---|---|---|---|---|");
            foreach (var contrast in study.Contrasts(measure))
            {
                Line(
                    Invariant(
                        $"| {Name(contrast)} | {contrast.Difference.Value:+0.0000;-0.0000;0.0000} | {contrast.Low:+0.0000;-0.0000;0.0000} to {contrast.High:+0.0000;-0.0000;0.0000} | {contrast.Detectable:F4} | {Found(contrast)} |"
                    )
                );
            }
        }

        if (study.Cells.Count > 1)
        {
            Line();
            Line(Caution(study));
        }

        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }

    private static string Cell(StudyCell cell, StudyMeasure measure)
    {
        var found = cell.Of(measure);
        return Invariant($"{found.Value:F4} ± {found.Error:F4} | {cell.Greatest(measure):F4}");
    }

    private static string Heading(StudyMeasure measure) =>
        measure switch
        {
            StudyMeasure.Distance => "Is the distance of a direction smaller?",
            StudyMeasure.Divergence => "Is the divergence of a dimension smaller?",
            _ => "Is the sum of the divergences smaller?",
        };

    private static string Protocol(AggregateStudy study, StudyImages images)
    {
        var options = study.Options;
        var training = options.Training ?? AggregateStudyOptions.UsualTraining;
        return Invariant(
            $"Of each size {options.Seeds} models were trained on {study.Train} images of {images.Name}, made binary anew for each step, by {Counted.Of(training.Epochs, "epoch")} in batches of {training.BatchSize} with Adam at {training.LearningRate}, falling along a cosine: fully connected layers of {options.Units}, a Bernoulli likelihood, N(0, I) as prior. q(z) is the mixture of the posteriors of {study.Test} images held out. W² is the squared sliced Wasserstein distance between draws of q(z) and of N(0, I), a mean over {options.Projections} directions and {options.Draws} draws. KL / d is the mean over the dimensions of KL(q(zᵢ) ‖ N(0, 1)) in nats, and Σ KL their sum, which KL(q(z) ‖ N(0, I)) is not below. All are less what chance gives: the mean over {options.Replications} samples of posteriors as wide as those of the models, whose means are drawn so that q(z) is N(0, I). Behind ± stands the standard error over seeds and held-out images together."
        );
    }

    private static string Matching(AggregateStudy study)
    {
        int Count(StudyMeasure measure) => study.Cells.Count(cell => cell.Of(measure).Value > cell.Greatest(measure));
        return Invariant(
            $"Of {Counted.Of(study.Cells.Count, "size")}, {Count(StudyMeasure.Distance)} by the distance and {Count(StudyMeasure.Divergence)} by the divergence are above what 95 of 100 models would be whose q(z) is N(0, I)."
        );
    }

    private static string Caution(AggregateStudy study) =>
        Invariant(
            $"Intervals are of pairs: the same seeds and the same {study.Test} held-out images. They are for other seeds and other images, by Student's t with the errors of both, the latter by the jackknife over groups of images. Of {Measures.Length * study.Contrasts(StudyMeasure.Distance).Count} intervals at 95 % some leave out 0 by chance. With few seeds only larger differences are seen than the column before the last says. A dimension that a model does not use is about N(0, 1) for every image, and lowers the means over directions and dimensions, but not the sum."
        );

    private static string Name(StudyContrast contrast) =>
        contrast.From.Layers == contrast.To.Layers
            ? Invariant($"{Counted.Of(contrast.To.Latent, "dimension")} beside {contrast.From.Latent}, {Layers(contrast.To)}")
            : Invariant($"{Layers(contrast.To)} beside {contrast.From.Layers}, {Counted.Of(contrast.To.Latent, "dimension")}");

    private static string Layers(StudyCell cell) => Counted.Of(cell.Layers, "layer");

    private static string Found(StudyContrast contrast) =>
        !contrast.IsDetected ? "no difference was detected"
        : contrast.Difference.Value < 0 ? "smaller"
        : "larger";
}
