namespace FunctionalVae.App;

/// <summary>Looks at trained models for a page.</summary>
/// <param name="Catalogue">The models.</param>
/// <param name="Backend">What they run on.</param>
/// <param name="Draws">Draws of each posterior.</param>
/// <param name="HasRows">Whether the page may show single rows of the data.</param>
/// <param name="Host">Where notes go, and what stops the work.</param>
internal sealed record RunReporter(ModelCatalogue Catalogue, Backend Backend, int Draws, bool HasRows, AppHost Host)
{
    /// <exception cref="UserErrorException">The model is unknown, the data cannot be read or have changed, or an objective is not finite.</exception>
    public RunReport Of(ComparedRun facts)
    {
        var path = facts.Path;
        var run = SavedRun.Load(path, Catalogue, Backend) with { Note = text => Host.Error.Write($"note: {path}: {text}\n") };
        var data = RunData.Load(run, given: null, Catalogue);
        var evaluation = new Evaluation(run.Model, run.Parameters, run.Seed, Draws, run.Backend.EvaluationThreads(0));
        var result = EvaluateResult.Of(run, data, evaluation, wantsTrain: true, wantsBound: false, Host.Cancel);
        var report = new RunReport(run, facts, result, Numbers(run, facts, result)) { HasRows = HasRows };
        var figures = new RunFigures(report, Host.Cancel);
        var columns = ColumnFigures.Of(report);
        return report with
        {
            Pictures = figures.Pictures,
            Plane = figures.Plane,
            Columns = columns.Figures,
            Notes = [.. figures.Notes, .. columns.Notes],
        };
    }

    private RunNumbers Numbers(SavedRun run, ComparedRun facts, EvaluateResult result)
    {
        var evaluation = result.Evaluation;
        var objective = run.Model.Spec.Objective;
        return new()
        {
            CanCollapse = objective.OfAggregate is null && run.Model.Spec is { Prior: not null, Latent: not DeterministicLatent },
            Use = result.Use,
            Train = Part(result.Train, examples => evaluation.TrainEach(examples, run.Seed, Host.Cancel)),
            Test = Part(result.Test, examples => evaluation.TestEach(examples, Host.Cancel)),
            Training = [.. facts.Epochs.Select(epoch => epoch.TrainingCurve(objective))],
            Validation = facts.Epochs.Any(epoch => epoch.Validation is not null)
                ? [.. facts.Epochs.Select(epoch => epoch.ValidationCurve(objective))]
                : [],
            BestEpoch = facts.BestEpoch,
            EpochsAsked = facts.Record.Options.Epochs,
            IsFarBehind = facts.Flag("results", "isFarBehindMeansOnly") == true,
        };
    }

    private static PartObjective? Part(EvaluatedPart? part, Func<Batch, IReadOnlyList<double>?> each)
    {
        if (part is null || each(part.Examples) is not { } values)
        {
            return null;
        }

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1.0));
        return new(part.Objective.Objective.Unweighted, deviation, values.Count);
    }
}
