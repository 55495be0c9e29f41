using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What <c>evaluate</c> found.</summary>
/// <param name="Backend">What the model ran on.</param>
/// <param name="Evaluation">How it was estimated.</param>
/// <param name="Data">On which examples.</param>
/// <param name="Scaling">How the run scales values; null where it does not.</param>
/// <param name="Train">The objective of the training part; null where it was not asked for.</param>
/// <param name="Test">The objective of the test part; null where the run held none out.</param>
internal sealed record EvaluateResult(
    Backend Backend,
    Evaluation Evaluation,
    RunData Data,
    FittedScaling? Scaling,
    ObjectiveEstimate? Train,
    ObjectiveEstimate? Test
)
{
    /// <summary>The importance-weighted bound of the training part; null where it was not asked for.</summary>
    public ImportanceWeightedEstimate? TrainBound { get; init; }

    /// <summary>That of the test part.</summary>
    public ImportanceWeightedEstimate? TestBound { get; init; }

    /// <summary>What the units of the data add to the objective of the training part (<see cref="ObjectiveText.ToUnits"/>); null where it was not asked for.</summary>
    public double? TrainToUnits { get; init; }

    /// <summary>That of the test part.</summary>
    public double? TestToUnits { get; init; }

    /// <summary>Which latent dimensions tell the test examples apart, or those of training where none were held out; null where there is no prior.</summary>
    public LatentUse? Use { get; init; }

    /// <summary>How the model was trained; null where that is not known.</summary>
    public TrainOptions? Options { get; init; }

    private IVaeModel Model => Evaluation.Model;

    /// <summary>For people.</summary>
    public void Say(TextWriter writer)
    {
        if (Train is not null)
        {
            writer.Write(ObjectiveText.Line(Model, "train", Train, Scaling is not null) + "\n");
        }

        if (TrainBound is not null)
        {
            writer.Write(ObjectiveText.Line("train", TrainBound, Scaling is not null) + "\n");
        }

        if (Test is not null)
        {
            writer.Write(ObjectiveText.Line(Model, "test ", Test, Scaling is not null) + "\n");
        }

        if (TestBound is not null)
        {
            writer.Write(ObjectiveText.Line("test ", TestBound, Scaling is not null) + "\n");
        }

        if ((Test ?? Train) is { } said)
        {
            writer.Write(
                ObjectiveText.Meaning(Model, Test is null ? "train" : "test", said, Test is null ? TrainToUnits : TestToUnits) + "\n"
            );
            writer.Write(Use is null ? "" : LatentUseText.Line(Test is null ? "train" : "test", Use));
            writer.Write(CollapseText.Of(Model, said, Options) is { } collapse ? $"note: {collapse}\n" : "");
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
            json.WriteNumber("testCount", Test is null ? 0 : Data.Test.Count);
            if (Test is not null)
            {
                ObjectiveJson.Write(json, Model, "test", Test);
                ObjectiveJson.Write(json, "test", TestToUnits);
                json.WriteNumber("reconstruction", Test.Objective.Reconstruction);
                json.WriteNumber("kl", Test.Objective.Kl);
                ObjectiveJson.Write(json, "test", TestBound);
            }

            if (Train is not null)
            {
                json.WriteNumber("trainCount", Data.Train!.Count);
                ObjectiveJson.Write(json, Model, "train", Train);
                ObjectiveJson.Write(json, "train", TrainToUnits);
                json.WriteNumber("trainReconstruction", Train.Objective.Reconstruction);
                json.WriteNumber("trainKl", Train.Objective.Kl);
                ObjectiveJson.Write(json, "train", TrainBound);
            }

            if (Use is not null)
            {
                LatentUseText.Write(json, Test is null ? "train" : "test", Use);
            }

            json.WriteEndObject();
        });
}
