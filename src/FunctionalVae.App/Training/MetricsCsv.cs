using System.Globalization;
using System.Text;

namespace FunctionalVae.App;

/// <summary>The training objective of each epoch as CSV: what was maximised, and its terms, in nats per example. Equal runs give equal text.</summary>
/// <remarks>Where examples are kept for validation, their objective at β = 1 and its terms follow. Under a warm-up of the KL term the
/// objective is the one that the epoch's last step trained.</remarks>
internal static class MetricsCsv
{
    public static string Of(TrainingRun<TrainingState> run)
    {
        var isValidated = run.Epochs.Any(epoch => epoch.Validation is not null);
        var text = new StringBuilder("epoch,objective,reconstruction,kl");
        text.Append(isValidated ? ",validation_objective,validation_reconstruction,validation_kl\n" : "\n");
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
}
