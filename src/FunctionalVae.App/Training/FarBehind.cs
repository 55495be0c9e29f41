using FunctionalVae.Data;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What is said where training ended and nothing was learned.</summary>
internal static class FarBehind
{
    public static string Text(TrainRequest request, TrainData data, TrainResult result)
    {
        var model = request.Model;
        var what =
            result.IsOfReconstruction ? "the reconstruction"
            : model.HasEvidenceLowerBound ? "the ELBO"
            : "the objective";
        return Invariant(
            $"training ended, and {what} of {result.Told:G6} is far below the {result.MeansOnly:G6} of a model that says the same of every example: nothing was learned. {TrainingRemedy.Of(request, data) ?? "Train for more epochs, or with another learning rate."}"
        );
    }
}
