namespace FunctionalVae;

// What is said of examples by many draws of each.
public abstract partial class VaeModel
{
    /// <inheritdoc/>
    public IReadOnlyList<ExampleScore> Score(
        ParameterVector parameters,
        Batch examples,
        Key key,
        ScoreOptions? options = null,
        CancellationToken cancel = default
    )
    {
        examples = CheckScored(parameters, examples);
        var given = options ?? new();
        given.Check();
        return new ExampleScorer(this, parameters, given).Score(examples, key, cancel);
    }

    /// <inheritdoc/>
    public Predicted<Batch> Predict(
        ParameterVector parameters,
        Batch examples,
        Key key,
        PredictOptions? options = null,
        CancellationToken cancel = default
    )
    {
        LikelihoodDraw.Require(this);
        CheckParameters(parameters);
        examples = CheckExamples(examples);
        var given = options ?? new();
        given.Check();
        return new ExamplePredictor(this, parameters, given).Predict(examples, key, cancel);
    }

    /// <inheritdoc/>
    public Imputed<Batch> Impute(
        ParameterVector parameters,
        Batch examples,
        Key key,
        ImputeOptions? options = null,
        CancellationToken cancel = default
    )
    {
        examples = CheckScored(parameters, examples);
        var layout =
            Spec.Input is Table table && table.Columns.Any(column => column.MayBeMissing)
                ? table.Layout
                : throw new NotSupportedException(
                    $"{Name} has no column that may be missing: there is nothing to fill. Declare a {nameof(Table)} with {nameof(Column.MayBeMissing)}."
                );
        return new ExampleImputer(this, layout, parameters, options ?? new()).Impute(examples, key, cancel);
    }
}
