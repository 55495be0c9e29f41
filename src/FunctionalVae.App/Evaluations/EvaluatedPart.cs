using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>A part of the data with what a trained model comes to on it, all of it finite.</summary>
/// <param name="Table">The examples as they were read.</param>
/// <param name="Examples">The same as the model takes them, grey where it binarises.</param>
/// <param name="Objective">The objective, in nats per example.</param>
/// <param name="Bound">The importance-weighted bound; null where it was not asked for.</param>
/// <param name="ToUnits">What the units of the data add to the objective (<see cref="ObjectiveText.ToUnits"/>); null where they add nothing.</param>
internal sealed record EvaluatedPart(
    ExampleTable Table,
    Batch Examples,
    ObjectiveEstimate Objective,
    ImportanceWeightedEstimate? Bound,
    double? ToUnits
)
{
    /// <summary>Evaluates a part.</summary>
    /// <param name="run">The trained model.</param>
    /// <param name="evaluation">How.</param>
    /// <param name="table">The part.</param>
    /// <param name="isTrain">Whether it is the training part, whose examples are judged as they were trained on.</param>
    /// <param name="wantsBound">Whether the importance-weighted bound is asked for.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserErrorException">The objective or the bound is not finite; the message names the first example that makes it so.</exception>
    public static EvaluatedPart Of(
        SavedRun run,
        Evaluation evaluation,
        ExampleTable table,
        bool isTrain,
        bool wantsBound,
        CancellationToken cancel
    )
    {
        var name = isTrain ? RunData.TrainPart : RunData.TestPart;
        var examples = run.Input(table);
        var objective = isTrain ? evaluation.Train(examples, run.Seed, cancel) : evaluation.Test(examples, cancel);
        if (!FiniteObjective.Is(objective))
        {
            throw new UserErrorException($"With {run.Path} {FiniteObjective.Problem(evaluation, name, examples, table, cancel)}");
        }

        var bound =
            !wantsBound ? null
            : isTrain ? evaluation.TrainBound(examples, run.Seed, cancel)
            : evaluation.TestBound(examples, cancel);
        return bound is null || double.IsFinite(bound.Value)
            ? new(table, examples, objective, bound, ObjectiveText.ToUnits(run.Model, run.Run.Scaling, run.Run.Table?.Fit, examples))
            : throw new UserErrorException(
                $"With {run.Path} the importance-weighted bound of the {name} part is not finite, though its ELBO is. Look at the {name} {ModelText.Examples(run.Model)}, or leave --importance-weighted out."
            );
    }
}
