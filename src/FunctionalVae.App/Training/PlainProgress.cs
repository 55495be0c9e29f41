using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Progress as lines that stay: the first epoch, the last, and about twenty in all.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="trained">What training maximises, in words.</param>
/// <param name="divergence">What is subtracted from the reconstruction in it.</param>
internal sealed class PlainProgress(TextWriter writer, string trained, string divergence) : IProgress<TrainingProgress>
{
    private const int Lines = 20;

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
        var objective = value.Objective;
        var validation = value.Validation is { } score ? Invariant($"  validation {score.Value:F3}") : "";
        return Invariant(
                $"epoch {epoch}/{epochs}  {trained} {objective.Value:F3}  reconstruction {objective.Reconstruction:F3}  {divergence} {objective.Kl:F3}"
            ) + validation;
    }
}
