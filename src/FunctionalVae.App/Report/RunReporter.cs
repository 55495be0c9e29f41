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
        var isOfAggregate = objective.OfAggregate is not null;
        var train = Part(run, result.Train, RunData.TrainPart, examples => evaluation.TrainEach(examples, run.Seed, Host.Cancel));
        var test = Part(run, result.Test, RunData.TestPart, examples => evaluation.TestEach(examples, Host.Cancel));
        return new()
        {
            CanCollapse = run.Model.Spec is { Prior: not null, Latent: not DeterministicLatent },
            IsOfAggregate = isOfAggregate,
            Use = result.Use,
            Train = isOfAggregate ? null : train,
            Test = isOfAggregate ? null : test,
            Reconstruction = isOfAggregate ? test ?? train : null,
            Training = [.. facts.Epochs.Select(epoch => epoch.TrainingCurve(objective))],
            Validation = facts.Epochs.Any(epoch => epoch.Validation is not null)
                ? [.. facts.Epochs.Select(epoch => epoch.ValidationCurve(objective))]
                : [],
            BestEpoch = facts.BestEpoch,
            EpochsAsked = facts.Record.Options.Epochs,
            IsFarBehind = facts.Flag("results", "isFarBehindMeansOnly") == true,
        };
    }

    // Of single examples: their objective, or their reconstruction where the divergence is of several together.
    private static PartObjective? Part(SavedRun run, EvaluatedPart? part, string name, Func<Batch, IReadOnlyList<ExampleTerms>> each)
    {
        if (part is null)
        {
            return null;
        }

        var isOfAggregate = run.Model.Spec.Objective.OfAggregate is not null;
        var terms = part.Objective.Objective;
        double[] values = [.. each(part.Examples).Select(term => isOfAggregate ? term.Reconstruction : term.Reconstruction - term.Kl)];
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0));
        return new(isOfAggregate ? terms.Reconstruction : terms.Unweighted, deviation, values.Length)
        {
            Name = name,
            Constant =
                ReconstructionFamily.Of(run.Model.Spec, run.Parameters).BestConstant(part.Examples) is { } constant
                && double.IsFinite(constant)
                    ? constant
                    : null,
        };
    }
}
