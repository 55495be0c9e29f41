using System.Globalization;
using System.Text;

namespace FunctionalVae.App;

/// <summary>The training objective of each epoch as CSV: what was maximised, and its terms, in nats per image. Equal runs give equal text.</summary>
internal static class MetricsCsv
{
    public static string Of(TrainingRun<TrainingState> run)
    {
        var text = new StringBuilder("epoch,objective,reconstruction,kl\n");
        foreach (var epoch in run.Epochs)
        {
            var objective = epoch.Objective;
            text.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch},{objective.Value:R},{objective.Reconstruction:R},{objective.Kl:R}\n");
        }

        return text.ToString();
    }
}
