using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>Training that is shown as it comes along, and ends in words where a value is not finite.</summary>
internal static class WatchedTraining
{
    /// <summary>Trains without keeping any place.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What to train on.</param>
    /// <param name="report">Shows the progress.</param>
    /// <param name="cancel">Stops at the next step.</param>
    /// <exception cref="UserErrorException">A value is not finite, and there is no best epoch.</exception>
    public static TrainingRun<TrainingState> FromTheBeginning(
        TrainRequest request,
        TrainData data,
        TrainReport report,
        CancellationToken cancel
    ) =>
        Guarded(
            request,
            data,
            null,
            () => report.Watch(progress => request.Model.Train(request.Options, Dataset.Of(data.Train), progress, cancel))
        );

    /// <summary>Trains from a place on.</summary>
    /// <param name="point">The place.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="data">What to train on.</param>
    /// <param name="keeper">Is given further places.</param>
    /// <param name="files">What writes checkpoints; null where nothing does.</param>
    /// <param name="report">Shows the progress.</param>
    /// <param name="cancel">Stops at the next step.</param>
    /// <exception cref="UserErrorException">A value is not finite, and there is no best epoch.</exception>
    public static TrainingRun<TrainingState> From(
        TrainingPoint point,
        TrainRequest request,
        TrainData data,
        ITrainingKeeper? keeper,
        RunKeeper? files,
        TrainReport report,
        CancellationToken cancel
    ) =>
        Guarded(
            request,
            data,
            files,
            () => report.Watch(progress => request.Model.TrainFrom(point, Dataset.Of(data.Train), keeper, progress, cancel))
        );

    private static TrainingRun<TrainingState> Guarded(
        TrainRequest request,
        TrainData data,
        RunKeeper? keeper,
        Func<TrainingRun<TrainingState>> train
    )
    {
        try
        {
            return train();
        }
        catch (TrainingDivergedException problem)
        {
            throw Diverged(problem, request, data, keeper);
        }
        finally
        {
            // What is being written is written to its end: the folder is unlocked after it.
            keeper?.Finish();
        }
    }

    /// <summary>The error that a value is not finite, with what helps.</summary>
    public static UserErrorException Diverged(TrainingDivergedException problem, TrainRequest request, TrainData data, RunKeeper? keeper) =>
        new(
            Invariant(
                $"{problem.Message}\n{TrainingRemedy.Of(request, data) ?? Invariant($"Try --learning-rate {request.Options.LearningRate / 10:G3}.")}{(problem.Checkpoint is null ? $" {Kept(keeper)}" : "")}"
            ),
            problem
        );

    /// <summary>What is left of a run that ended before its time.</summary>
    public static string Kept(RunKeeper? keeper) =>
        keeper?.Latest is { } file ? $"The last good checkpoint is {file}." : "Nothing was written.";
}
