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
            $"{model.Name} on {data.Name}: {Count(data.Train.Count)} images of {ModelText.Input(model)} to train on, {Count(data.Test.Count)} to test on"
        );
        Say(
            Invariant(
                $"{Count(model.Layout.ParameterCount)} parameters, {options.Epochs} epochs, batch {options.BatchSize}, learning rate {options.LearningRate}, seed {options.Seed}; objectives in nats per image"
            )
        );
    }

    /// <summary>Shows how <paramref name="work"/> comes along.</summary>
    public T Watch<T>(Func<IProgress<TrainingProgress>, T> work) =>
        isTerminal ? LiveProgress.Watch(Consoles.Of(writer, isTerminal), work) : work(new PlainProgress(writer));

    public void Evaluating() => Say($"estimating the objective on {Evaluation.Draws} draws of each posterior");

    public void End(TrainResult result, RunFolder? folder)
    {
        var speed = Count((long)result.ImagesPerSecond(data.Train.Count));
        Say(Invariant($"trained in {result.Seconds:F1} s, {speed} images/s"));
        Say(Line("train", result.Train));
        Say(Line("test ", result.Test));
        Say(Meaning());
        Say(folder is null ? "nothing was written: pass --out DIR to keep the model and its pictures" : Wrote(folder));
        if (request.Json)
        {
            host.Output.Write(ResultJson.Of(request, data, result) + "\n");
        }
    }

    public void Interrupted(TrainingRun<TrainingState> run, RunFolder? folder)
    {
        var kept = folder is null ? "nothing was written: no --out was given" : Wrote(folder);
        host.Error.Write(
            Invariant(
                $"stopped after step {run.State.Step}, with {run.Epochs.Count} of {request.Options.Epochs} epochs complete and no estimate made; {kept}\n"
            )
        );
    }

    private static string Wrote(RunFolder folder) => $"wrote {string.Join(", ", folder.Written)} to {folder.Path}";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private string Line(string set, Objective objective) =>
        Invariant(
            $"{set} {(request.Model.HasLikelihood ? "ELBO" : "objective")} {objective.Unweighted:F3} = reconstruction {objective.Reconstruction:F3} - KL {objective.Kl:F3}"
        );

    private string Meaning()
    {
        var beta = request.Model.Spec.Beta == 1 ? "" : Invariant($"; trained with β = {request.Model.Spec.Beta}, reported with 1");
        return request.Model.HasLikelihood
            ? $"the ELBO is a lower bound of the log-likelihood{beta}"
            : $"the reconstruction term is a {ModelText.Reconstruction(request.Model)}: this objective is no log-likelihood{beta}";
    }

    private void Say(string line) => writer.Write(line + "\n");
}
