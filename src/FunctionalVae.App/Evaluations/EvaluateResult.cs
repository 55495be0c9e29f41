using FunctionalVae.Data;
using FunctionalVae.Evaluation;

namespace FunctionalVae.App;

/// <summary>What <c>evaluate</c> finds of a trained model.</summary>
/// <param name="Backend">What the model ran on.</param>
/// <param name="Evaluation">How it was estimated.</param>
/// <param name="Data">On which examples.</param>
/// <param name="Scaling">How the run scales values; null where it does not.</param>
/// <param name="Train">The training part; null where it was not asked for.</param>
/// <param name="Test">The test part; null where the run held none out.</param>
internal sealed record EvaluateResult(
    Backend Backend,
    Evaluation Evaluation,
    RunData Data,
    FittedScaling? Scaling,
    EvaluatedPart? Train,
    EvaluatedPart? Test
)
{
    /// <summary>Which latent dimensions tell the test examples apart, or those of training where none were held out; null where there is no prior.</summary>
    public LatentUse? Use { get; init; }

    /// <summary>Whether its posteriors have collapsed, told by the same part.</summary>
    public required Collapse Collapse { get; init; }

    /// <summary>How the model was trained.</summary>
    public required TrainedModel Trained { get; init; }

    /// <summary>How far the aggregate posterior of the test examples is from the prior, at least; null where no latents were fitted, or no examples of the run held out.</summary>
    public PriorGap? Gap { get; init; }

    /// <summary>The log-likelihood of the same part; null where it was not asked for.</summary>
    public LogLikelihood? Likelihood { get; init; }

    /// <summary>Its aggregate posterior beside the prior; null where that was not asked for.</summary>
    public AggregateFindings? Aggregate { get; init; }

    /// <summary>Drawn examples beside it; null where they were not asked for.</summary>
    public SampleFindings? Samples { get; init; }

    /// <summary>Evaluates a trained model on its data.</summary>
    /// <param name="run">The trained model.</param>
    /// <param name="data">The data.</param>
    /// <param name="evaluation">How.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserErrorException">An objective is not finite; the message names the first example that makes it so.</exception>
    public static EvaluateResult Of(SavedRun run, RunData data, Evaluation evaluation, EvaluateRequest request, CancellationToken cancel)
    {
        // A run that held nothing out has one part: the one that it was trained on.
        var train = request.Train || !data.HasTest ? Part(data.Train!, isTrain: true) : null;
        var test = data.HasTest ? Part(data.Test, isTrain: false) : null;
        var told = (test ?? train)!;
        var use = evaluation.Use(told.Examples);
        return new(run.Backend, evaluation, data, run.Run.Scaling, train, test)
        {
            Use = use,
            Collapse = new JudgedPart(evaluation, told.Examples, test is null, run.Seed).Collapse(told.Objective.Objective, use, cancel),
            Trained = TrainedModel.Of(run),
            Gap = test is null || !HasGap(data) ? null : evaluation.Gap(request.Latents, test.Examples),
            Likelihood = request.Importance is { } draws ? evaluation.LogLikelihood(told.Examples, draws, cancel) : null,
            Aggregate = request.Aggregate ? AggregateFindings.Of(evaluation, told.Examples, cancel) : null,
            Samples = request.Samples ? SamplesOf(told) : null,
        };

        // The run's own rows have labels by which to judge; those of other data may mean another thing.
        SampleFindings SamplesOf(EvaluatedPart part) =>
            SampleFindings.Of(
                evaluation,
                part.Examples,
                data.Train is { Labels: { } labels } known ? (run.Input(known), labels) : null,
                test is null ? null : part.Table.Labels,
                request.Latents,
                cancel
            ) with
            {
                Names = run.Run.LabelNames,
            };

        EvaluatedPart Part(ExampleTable table, bool isTrain) => EvaluatedPart.Of(run, evaluation, table, isTrain, request.Bound, cancel);
    }

    /// <summary>Whether of such data the gap to the prior is told: of examples held out, which the latents were not fitted to.</summary>
    public static bool HasGap(RunData data) => data.HasTest && data.IsOfRun;

    private IVaeModel Model => Evaluation.Model;

    /// <summary>For people.</summary>
    public void Say(TextWriter writer)
    {
        SayPart("train", Train);
        SayPart("test ", Test);
        if ((Test ?? Train) is { } said)
        {
            writer.Write(ObjectiveText.Meaning(Model, Test is null ? "train" : "test", said.Objective, said.ToUnits) + "\n");
            writer.Write(
                Use is null ? "" : LatentUseText.Line(Test is null ? "train" : "test", Use, Model.Spec.Latent is FullNormalLatent)
            );
            writer.Write(Gap is null ? "" : PriorGapText.Of(Gap) + "\n");
            foreach (var line in Further())
            {
                writer.Write(line + "\n");
            }

            writer.Write(CollapseText.Note(Collapse, said.Objective.Objective, Trained) is { } collapse ? $"note: {collapse}\n" : "");
        }

        IEnumerable<string> Further()
        {
            var (part, examples) = (Test is null ? "train" : "test", ModelText.Examples(Model));
            return
            [
                .. Likelihood is null ? [] : (string[])[LogLikelihoodText.Line(Likelihood, part, Model, Scaling is not null)],
                .. Aggregate?.Lines(part, examples) ?? [],
                .. Samples?.Lines(part, Model) ?? [],
            ];
        }

        void SayPart(string set, EvaluatedPart? part)
        {
            if (part is not null)
            {
                writer.Write(ObjectiveText.Line(Model, set, part.Objective, Scaling is not null) + "\n");
            }

            if (part?.Bound is { } bound)
            {
                writer.Write(ObjectiveText.Line(set, bound, Scaling is not null) + "\n");
            }
        }
    }

    /// <summary>For programs: one line, with the names of <c>train --json</c>.</summary>
    public string ToJson() =>
        Json.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", ObjectiveJson.Schema);
            json.WriteString("model", Model.Name);
            Backend.Write(json);
            json.WriteString("data", Data.Name);
            json.WriteString("objective", ModelText.Objective(Model));
            json.WriteNumber("draws", Evaluation.Draws);
            json.WriteNumber("seed", Evaluation.Seed);
            json.WriteNumber("testCount", Test?.Table.Count ?? 0);
            if (Test is not null)
            {
                ObjectiveJson.Write(json, Model, "test", Test.Objective);
                ObjectiveJson.Write(json, "test", Test.ToUnits);
                json.WriteNumber("reconstruction", Test.Objective.Objective.Reconstruction);
                json.WriteNumber("kl", Test.Objective.Objective.Kl);
                ObjectiveJson.Write(json, "test", Test.Bound);
            }

            if (Train is not null)
            {
                json.WriteNumber("trainCount", Train.Table.Count);
                ObjectiveJson.Write(json, Model, "train", Train.Objective);
                ObjectiveJson.Write(json, "train", Train.ToUnits);
                json.WriteNumber("trainReconstruction", Train.Objective.Objective.Reconstruction);
                json.WriteNumber("trainKl", Train.Objective.Objective.Kl);
                ObjectiveJson.Write(json, "train", Train.Bound);
            }

            if (Use is not null)
            {
                LatentUseText.Write(json, Test is null ? "train" : "test", Use);
            }

            if (Gap is not null)
            {
                PriorGapText.Write(json, Gap);
            }

            if (Likelihood is not null)
            {
                LogLikelihoodText.Write(json, Test is null ? "train" : "test", Likelihood);
            }

            Aggregate?.Write(json, Test is null ? "train" : "test");
            Samples?.Write(json, Test is null ? "train" : "test");

            json.WriteEndObject();
        });
}
