using System.Diagnostics;

namespace FunctionalVae.App;

/// <summary><c>train</c> from data to files. Everything that can be refused is refused before training starts.</summary>
internal static class TrainJob
{
    public static int Run(TrainRequest request, ModelCatalogue catalogue, AppHost host)
    {
        var data = TrainData.Load(request, catalogue);
        using var folder = request.OutFolder is null ? null : RunFolder.Prepare(request.OutFolder);
        var report = new TrainReport(request, data, host);
        report.Begin();
        var clock = Stopwatch.StartNew();
        var run = Train(request, data, report, host.Cancel);
        var seconds = clock.Elapsed.TotalSeconds;
        var result = run.IsComplete ? Evaluate(request, data, run, seconds, report, host.Cancel) : null;
        if (result is null)
        {
            folder?.WriteInterrupted(request, run);
            report.Interrupted(run, folder);
            return ExitCodes.Interrupted;
        }

        folder?.Write(request, data, result);
        report.End(result, folder);
        return ExitCodes.Done;
    }

    private static TrainingRun<TrainingState> Train(TrainRequest request, TrainData data, TrainReport report, CancellationToken cancel)
    {
        try
        {
            return report.Watch(progress => request.Model.Train(request.Options, Dataset.Of(data.Train), progress, cancel));
        }
        catch (TrainingDivergedException problem)
        {
            throw Diverged(problem, request);
        }
    }

    // Null when it was stopped.
    private static TrainResult? Evaluate(
        TrainRequest request,
        TrainData data,
        TrainingRun<TrainingState> run,
        double seconds,
        TrainReport report,
        CancellationToken cancel
    )
    {
        try
        {
            report.Evaluating();
            var (train, test) = Evaluation.Of(request, data, run.State.Evaluated, cancel);
            return new(run, seconds, train, test);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (TrainingDivergedException problem)
        {
            throw Diverged(problem, request);
        }
    }

    private static UserErrorException Diverged(TrainingDivergedException problem, TrainRequest request) =>
        new(
            FormattableString.Invariant(
                $"{problem.Message}\nTry --learning-rate {request.Options.LearningRate / 10:G3}; nothing was written."
            ),
            problem
        );
}
