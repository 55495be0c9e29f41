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
        var data = RunData.Own(run, Catalogue);
        var evaluation = new Evaluation(run.Model, run.Parameters, run.Seed, Draws, run.Backend.EvaluationThreads(0));
        List<string> notes = [];
        var latents = FittedLatents.OrNote(run, notes.Add);
        notes.ForEach(run.Note);
        var result = EvaluateResult.Of(run, data, evaluation, Request(run.Model, data) with { Latents = latents }, Host.Cancel);
        var report = new RunReport(run, facts, result, Numbers(run, facts, result)) { Latents = latents, HasRows = HasRows };
        var figures = new RunFigures(report, Host.Cancel);
        var columns = ColumnFigures.Of(report);
        return report with
        {
            Pictures = figures.Pictures,
            Plane = figures.Plane,
            Columns = columns.Figures,
            Notes = [.. notes.Select(Sentences.Capital), .. figures.Notes, .. columns.Notes],
        };
    }

    private static EvaluateRequest Request(IVaeModel model, RunData data)
    {
        var count = (data.HasTest ? data.Test : data.Train!).Count;
        return new(Train: true)
        {
            Aggregate = EvaluateRequest.CanAggregate(model, count),
            Samples = EvaluateRequest.CanSample(model, count),
        };
    }

    private RunNumbers Numbers(SavedRun run, ComparedRun facts, EvaluateResult result)
    {
        var objective = run.Model.Spec.Objective;
        var isOfAggregate = objective.OfAggregate is not null;
        var (train, test) = Parts((part, terms, isTold) => part.Objective(terms, isTold, Host.Cancel));
        var isValidated = facts.Epochs.Any(epoch => epoch.Validation is not null);
        return new()
        {
            CanCollapse = JudgedPart.CanCollapse(run.Model),
            IsWarming = WarmupText.IsKlUnfinished(run.Record?.Options) || WarmupText.IsRateUnfinished(run.Record?.Options),
            Use = result.Use,
            Train = isOfAggregate ? null : train,
            Test = isOfAggregate ? null : test,
            Reconstructions =
                objective.HasOtherDivergence || (!isOfAggregate && WarmupText.IsKlUnfinished(run.Record?.Options))
                    ? Parts((part, terms, isTold) => part.Reconstruction(terms, isTold, Host.Cancel))
                    : null,
            Reconstruction = isOfAggregate ? test ?? train : null,
            Training = [.. facts.Epochs.Select(epoch => epoch.TrainingCurve(objective))],
            // Of what was trained alone: a curve of something else may fall where nothing is overfitted.
            Validation =
                isValidated && !objective.HasOtherDivergence ? [.. facts.Epochs.Select(epoch => epoch.ValidationCurve(objective))] : [],
            Patient = isValidated ? [.. facts.Epochs.Select(epoch => epoch.Validation?.Unweighted ?? double.NaN)] : [],
            Values = run.Model.Spec.Input is Table table ? table.Columns.Count : run.Model.Layout.InputWidth,
            BestEpoch = facts.BestEpoch,
            EpochsAsked = facts.Record.Options.Epochs,
            IsFarBehind = facts.Flag("results", "isFarBehindMeansOnly") == true,
        };

        (PartObjective? Train, PartObjective? Test) Parts(Func<JudgedPart, Objective, bool, PartObjective> judge) =>
            (Part(result.Train, isTrain: true, judge), Part(result.Test, isTrain: false, judge));

        PartObjective? Part(EvaluatedPart? part, bool isTrain, Func<JudgedPart, Objective, bool, PartObjective> judge) =>
            part is null
                ? null
                : judge(
                    new(result.Evaluation, part.Examples, isTrain, run.Seed),
                    part.Objective.Objective,
                    !isTrain || result.Test is null
                );
    }
}
