using System.Globalization;
using System.Text;

namespace FunctionalVae.App;

/// <summary>The training objective of each epoch as CSV: what was maximised, and its terms, in nats per example. Equal runs give equal text.</summary>
/// <remarks>Where examples are kept for validation, their objective at β = 1 and its terms follow. In the column kl training has <see cref="TrainingObjective.TrainedDivergenceName"/>. Under a warm-up of the KL term the
/// objective is the one that the epoch's last step trained.</remarks>
internal static class MetricsCsv
{
    private const string Header = "epoch,objective,reconstruction,kl";
    private const string ValidationHeader = ",validation_objective,validation_reconstruction,validation_kl";

    public static string Of(TrainingRun<TrainingState> run)
    {
        var isValidated = run.Epochs.Any(epoch => epoch.Validation is not null);
        var text = new StringBuilder(Header);
        text.Append(isValidated ? $"{ValidationHeader}\n" : "\n");
        foreach (var epoch in run.Epochs)
        {
            var objective = epoch.Objective;
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch},{objective.Value:R},{objective.Reconstruction:R},{objective.Kl:R}");
            if (epoch.Validation is { } validation)
            {
                text.Append(CultureInfo.InvariantCulture, $",{validation.Value:R},{validation.Reconstruction:R},{validation.Kl:R}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The epochs of such a text. What each step was weighted with is not in it: their β is 1.</summary>
    /// <exception cref="FormatException">It is another text; the message says where.</exception>
    public static IReadOnlyList<EpochMetrics> Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
        var isValidated = lines[0] == Header + ValidationHeader;
        return isValidated || lines[0] == Header
            ? [.. lines.Skip(1).Where(line => line.Length > 0).Select((line, i) => Row(line, i + 1, isValidated))]
            : throw new FormatException($"its first line is not {Header}.");
    }

    private static EpochMetrics Row(string line, int epoch, bool isValidated)
    {
        var cells = line.Split(',');
        // A score that is missing is of an epoch that was not scored.
        var isScored = isValidated && cells.Length == 7;
        double[] numbers =
        [
            .. cells.Select(cell =>
                double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Problem(epoch)
            ),
        ];
        return (numbers.Length == 4 || isScored) && numbers[0] == epoch
            ? new(epoch, numbers[1], new(numbers[2], numbers[3], 1), isScored ? new(numbers[5], numbers[6], 1) : null)
            : throw Problem(epoch);
    }

    private static FormatException Problem(int epoch) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {epoch + 1} is not a row of epoch {epoch}."));
}
