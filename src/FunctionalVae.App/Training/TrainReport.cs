using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.App;

/// <summary>What <c>train</c> says. With <c>--json</c> standard output has the line of results only, and the rest goes to standard error.</summary>
internal sealed class TrainReport(TrainRequest request, TrainData data, AppHost host)
{
    private readonly TextWriter writer = request.Json ? host.Error : host.Output;
    private readonly bool isTerminal = request.Json ? host.ErrorIsTerminal : host.OutputIsTerminal;

    public void Begin()
    {
        var (model, options) = (request.Model, request.Options);
        Say(
            $"{model.Name} on {data.Name}: {Count(data.Train.Count)} {ModelText.Examples(model)} of {ModelText.Input(model)} to train on, {(data.HasTest ? Count(data.TestCount) : "none")} to test on"
        );
        Notes(data.Notes);

        Say(
            Invariant(
                $"{Count(model.Layout.ParameterCount)} parameters, {options.Epochs} epochs, batch {options.BatchSize}, learning rate {options.LearningRate}, seed {options.Seed}; objectives in nats per {ModelText.Example(model)}"
            )
        );
        if (OptionsText.Unusual(request) is { Length: > 0 } unusual)
        {
            Say(unusual);
        }

        Notes(WarmupText.Unfinished(model.Spec, options).Select(found => $"{found.What}: {found.Ways} reaches all of it"));
        if (options.Patience is not null && ObjectiveText.Validated(model) is { } validated)
        {
            Notes([$"--patience goes by the validation objective, {validated}"]);
        }
    }

    /// <summary>Where a run that was asked to go on begins.</summary>
    public void Resuming(RunStart? start, RunFolder? folder)
    {
        Notes(start?.Damaged.Select(damaged => $"{damaged} is damaged and was passed over") ?? []);
        if (start is { File: { } file })
        {
            Say(Invariant($"goes on after step {start.Point.State.Step} in epoch {start.Epoch} of {request.Options.Epochs}, from {file}"));
            if (start.Promise is { } promise)
            {
                Say(promise);
            }
        }
        else if (request is { Checkpoints.Resume: true, Search.Point: null } or { Checkpoints.Resume: true, Search: null })
        {
            Say($"there is no checkpoint in {folder!.Path} yet: training starts from the beginning");
        }
    }

    /// <summary>There is nothing to do.</summary>
    public void Finished(TrainingPoint point, RunFolder folder) =>
        Say(
            !point.IsOver
                ? $"the run in {folder.Path} is finished: it ended at a value that is not finite, and kept its best epoch; nothing was changed"
                : Invariant(
                    $"the run in {folder.Path} is finished, with {point.Epochs.Count} of {request.Options.Epochs} epochs: nothing was changed{Further(point)}"
                )
        );

    // Along a cosine the rate has fallen to its end, and a longer run is another from its first step.
    private string Further(TrainingPoint point) =>
        IsStopped(point) ? "; patience ended it"
        : request.Options.Schedule is CosineSchedule
            ? "; its learning rate fell along a cosine over these epochs: for a longer run pass more --epochs with another --out"
        : "; pass more --epochs to train on";

    private TrainedModel Trained =>
        new(request.Model, request.Options)
        {
            Made = request.Architecture,
            IsScaled = data.Scaling is not null,
            IsOfFiles = !request.Data.IsEmbedded,
        };

    private bool IsStopped(TrainingPoint point) => point.Epochs.Count < request.Options.Epochs;

    /// <summary>Says what is worth knowing and stops nothing.</summary>
    public void Notes(IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            host.Error.Write($"note: {note}\n");
        }
    }

    /// <summary>Shows how <paramref name="work"/> comes along.</summary>
    public T Watch<T>(Func<IProgress<TrainingProgress>, T> work) =>
        isTerminal
            ? LiveProgress.Watch(Consoles.Of(writer, isTerminal), ObjectiveText.Trained(request.Model), work)
            : work(
                PlainProgress.OfTraining(writer, ObjectiveText.Trained(request.Model), request.Model.Spec.Objective.TrainedDivergenceSymbol)
            );

    public void Evaluating() => Say($"estimating the objective on {Evaluation.UsualDraws} draws of each posterior");

    /// <summary>Says what is fitted to the latent vectors, and shows how a flow comes along. Nothing is fitted where it would not be kept.</summary>
    public LatentDistribution? FittingLatents(
        LatentFitOptions fit,
        RunFolder? folder,
        Func<IProgress<TrainingProgress>?, LatentDistribution?> work
    )
    {
        if (folder is null)
        {
            Notes([$"no {LatentKind.Of(fit).Name} of latent vectors is fitted, for nothing is written: pass --out DIR to keep it"]);
            return null;
        }

        Say($"{LatentKind.Of(fit).Doing}, for sample to draw from");
        return fit.Flow is null ? work(null)
            : isTerminal ? LiveProgress.Watch(Consoles.Of(writer, isTerminal), PlainProgress.OfPosteriors, work)
            : work(PlainProgress.OfFlow(writer));
    }

    public void End(TrainResult result, RunFolder? folder)
    {
        var speed = Count((long)result.ExamplesPerSecond(data.Train.Count));
        Say(Invariant($"trained in {result.Seconds:F1} s, {speed} {ModelText.Examples(request.Model)}/s"));
        if (result.Run.BestEpoch is { } best)
        {
            Say(Invariant($"the weights are those of epoch {best} of {result.Run.Epochs.Count}, whose validation objective was the best"));
        }

        if (result.Run.Divergence is { } divergence)
        {
            host.Error.Write($"note: training ended before its time, and kept its best epoch: {divergence.Message}\n");
        }

        if (result.Run.Rollbacks is { Count: > 0 } rollbacks)
        {
            Say(Invariant($"went back from {rollbacks.Count} of at most {request.Options.Guard!.Rollbacks} spikes of the loss"));
        }

        Say(ObjectiveText.Line(request.Model, "train", result.Train, data.Scaling is not null));
        if (result.TrainBound is not null)
        {
            Say(ObjectiveText.Line("train", result.TrainBound, data.Scaling is not null));
        }

        if (result.Test is not null)
        {
            Say(ObjectiveText.Line(request.Model, "test ", result.Test, data.Scaling is not null));
        }

        if (result.TestBound is not null)
        {
            Say(ObjectiveText.Line("test ", result.TestBound, data.Scaling is not null));
        }

        Say(
            ObjectiveText.Meaning(
                request.Model,
                result.Test is null ? "train" : "test",
                result.Test ?? result.Train,
                data.ToUnits(request.Model, result.Test is null ? data.Train : data.Test)
            )
        );
        if (result.IsFarBehind)
        {
            host.Error.Write($"warning: {FarBehind.Text(request, data, result)}\n");
        }
        else if (CollapseText.Note(result.Collapse, (result.Test ?? result.Train).Objective, Trained) is { } collapse)
        {
            host.Error.Write($"note: {collapse}\n");
        }

        Say(folder is null ? "nothing was written: pass --out DIR to keep the model and its pictures" : Wrote(folder));
        if (request.Json)
        {
            Results(result);
        }
    }

    /// <summary>The line of results.</summary>
    public void Results(TrainResult result) => host.Output.Write(ResultJson.Of(request, data, result) + "\n");

    /// <summary>The weights are good, and some examples have no objective.</summary>
    public void Unjudged(string problem, RunFolder? folder)
    {
        var kept = folder is null ? "nothing was written: pass --out DIR to keep the model" : Wrote(folder);
        host.Error.Write($"error: Training ended well, but {problem}\n{kept}\n");
    }

    public void Interrupted(TrainingRun<TrainingState> run, RunFolder? folder, bool isLeft)
    {
        var kept =
            folder is null ? "nothing was written: no --out was given"
            : isLeft
                ? $"the finished run in {folder.Path} stays as it is, with a checkpoint of this one beside it; give the same command with --resume to go on"
            : folder.Written.Count == 0 ? "nothing was written"
            : $"{Wrote(folder)}; give the same command with --resume to go on";
        host.Error.Write(
            Invariant(
                $"stopped after step {run.Steps}, with {run.Epochs.Count} of {request.Options.Epochs} epochs complete and no estimate made; {Best(run)}{kept}\n"
            )
        );
    }

    private static string Best(TrainingRun<TrainingState> run) =>
        run.BestEpoch is { } best
            ? Invariant($"the weights are those after step {run.State.Step}, of epoch {best}, whose validation objective was the best; ")
            : "";

    /// <summary>The weights were written, and the pictures not all of them.</summary>
    public void InterruptedPictures(RunFolder folder) => host.Error.Write($"stopped before all pictures were drawn; {Wrote(folder)}\n");

    private static string Wrote(RunFolder folder) => $"wrote {string.Join(", ", folder.Written)} to {folder.Path}";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void Say(string line) => writer.Write(line + "\n");
}
