using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said where training ended and nothing was learned.</summary>
internal static class FarBehind
{
    // Adam moves each weight by about the learning rate a step: beyond this it jumps across what there is to find.
    private const double LargeRate = 0.05;
    private const double UsualRate = 1e-3;

    // Columns of other sizes than about 1 are far from where weights begin.
    private const double LargeMagnitude = 10;

    public static string Text(TrainRequest request, TrainData data, TrainResult result)
    {
        var model = request.Model;
        var what = model.HasLikelihood ? "the ELBO" : "the objective";
        return Invariant(
            $"training ended, and {what} of {result.Train.Objective.Unweighted:G6} is far below the {result.MeansOnly:G6} of a model that knows only the mean of each value: nothing was learned. {Remedy(request, data)}"
        );
    }

    private static string Remedy(TrainRequest request, TrainData data)
    {
        var rate = request.Options.LearningRate;
        if (rate > LargeRate)
        {
            return Invariant($"A learning rate of {rate} is very large: try --learning-rate {UsualRate}.");
        }

        var magnitude = data.Train.Values.ToArray().Max(Math.Abs);
        return data.Scaling is null && magnitude > LargeMagnitude
            ? Invariant($"The values go up to {magnitude}: try --scale standardise.")
            : "Train for more epochs, or with another learning rate.";
    }
}
