namespace FunctionalVae.App;

/// <summary>The objective after training, on both sets.</summary>
internal static class Evaluation
{
    private const ulong TestSite = 0;
    private const ulong TrainSite = 1;

    public const int Draws = 16;

    /// <summary>The objectives of training and test images.</summary>
    /// <exception cref="TrainingDivergedException">An objective is no finite number.</exception>
    public static (Objective Train, Objective Test) Of(
        TrainRequest request,
        TrainData data,
        ParameterVector parameters,
        CancellationToken cancel
    )
    {
        var run = Key.FromSeed(request.Options.Seed);
        // Images that were binarised once for training are judged as they were trained on; binarising them again changes nothing.
        var trained = request.Model.Spec.Input is Image { Binarization: Binarization.Once }
            ? request.Model.Binarize(data.Train, run.Child(KeySites.Binarization))
            : data.Train;
        var key = run.Child(KeySites.Evaluation);
        return (Estimate(trained, TrainSite), Estimate(data.Test, TestSite));

        Objective Estimate(Batch images, ulong site)
        {
            var objective = ObjectiveEstimator.Average(
                request.Model,
                parameters,
                images,
                key.Child(site),
                Draws,
                request.Options.Threads,
                cancel
            );
            return double.IsFinite(objective.Unweighted)
                ? objective
                : throw new TrainingDivergedException($"After training the objective of {request.Model.Name} is no finite number.");
        }
    }
}
