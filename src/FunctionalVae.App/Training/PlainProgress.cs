using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Progress as lines that stay: the first epoch, the last, and about twenty in all.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="said">What is said of an objective.</param>
/// <param name="judged">What is said of the validation objective.</param>
internal sealed class PlainProgress(TextWriter writer, Func<Objective, string> said, Func<Objective, string> judged)
    : IProgress<TrainingProgress>
{
    /// <summary>What the training of a flow maximises.</summary>
    public const string OfPosteriors = "−KL(q(z|x) ‖ flow)";

    private const int Lines = 20;

    /// <summary>Of the training of a model.</summary>
    /// <param name="writer">Where the lines go.</param>
    /// <param name="trained">What training maximises, in words.</param>
    /// <param name="divergence">What is subtracted from the reconstruction in it.</param>
    public static PlainProgress OfTraining(TextWriter writer, string trained, string divergence) =>
        new(
            writer,
            objective =>
                Invariant($"{trained} {objective.Value:F3}  reconstruction {objective.Reconstruction:F3}  {divergence} {objective.Kl:F3}"),
            score => Invariant($"validation {score.Value:F3}")
        );

    /// <summary>Of the training of a flow to posteriors, whose objective is minus their divergence from it.</summary>
    /// <param name="writer">Where the lines go.</param>
    public static PlainProgress OfFlow(TextWriter writer) =>
        new(writer, objective => Invariant($"{OfPosteriors} {objective.Value:F3}"), score => Invariant($"held out {score.Value:F3}"));

    public void Report(TrainingProgress value)
    {
        if (value.Rollback is not null)
        {
            Say(RollbackText.Of(value));
        }

        var every = (value.Epochs + Lines - 1) / Lines;
        if (value.IsEpochEnd && (value.Epoch == 1 || value.Epoch == value.Epochs || value.Epoch % every == 0))
        {
            Say(Line(value));
        }
    }

    private void Say(string line)
    {
        writer.Write(line + "\n");
        writer.Flush();
    }

    private string Line(TrainingProgress value)
    {
        var epochs = Invariant($"{value.Epochs}");
        var epoch = Invariant($"{value.Epoch}").PadLeft(epochs.Length);
        return $"epoch {epoch}/{epochs}  {said(value.Objective)}" + (value.Validation is { } score ? $"  {judged(score)}" : "");
    }
}
