using FunctionalVae.Evaluation;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>A line for each model that is done.</summary>
internal sealed class StudyProgress(AggregateStudyOptions options, TextWriter error) : IProgress<StudyRun>
{
    private int done;

    public void Report(StudyRun value)
    {
        done++;
        error.Write(
            Invariant(
                $"{done} of {options.Latents.Count * options.Layers.Count * options.Seeds}: {Counted.Of(value.Latent, "latent dimension")}, {Counted.Of(value.Layers, "layer")}, seed {value.Seed}: ELBO {value.Objective:F2}\n"
            )
        );
    }
}
