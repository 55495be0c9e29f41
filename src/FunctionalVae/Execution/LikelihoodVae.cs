namespace FunctionalVae;

/// <summary>The typed face of a model with a likelihood.</summary>
/// <typeparam name="TExamples">Examples of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
public sealed class LikelihoodVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
    : ObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>,
        IVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
    where TExamples : ITyped<TExamples, Batch>
    where TPosterior : ITyped<TPosterior, PosteriorBatch>
    where TLatents : ITyped<TLatents, Batch>
    where TNoise : ITyped<TNoise, Batch>
    where TParameters : ITyped<TParameters, ParameterVector>
    where TState : ITyped<TState, TrainingState>
{
    /// <summary>The typed face of <paramref name="model"/>.</summary>
    /// <exception cref="ArgumentException">The model has no evidence lower bound.</exception>
    public LikelihoodVae(IVaeModel model)
        : base(model)
    {
        if (!model.HasEvidenceLowerBound)
        {
            throw new ArgumentException(
                $"{model.Name} has no evidence lower bound: {model.Spec.WhyNoEvidenceLowerBound}; use ObjectiveVae.",
                nameof(model)
            );
        }
    }

    /// <inheritdoc/>
    public Elbo Evaluate(TParameters parameters, TExamples examples, TNoise noise)
    {
        var objective = EvaluateObjective(parameters, examples, noise);
        return new(objective.Reconstruction, objective.Kl);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> LogWeight(TParameters parameters, TExamples examples, TNoise noise) =>
        [.. Model.Terms(parameters.Core, examples.Core, noise.Core).Select(term => term.LogWeight)];

    /// <inheritdoc/>
    public TExamples DrawExamples(TParameters parameters, TLatents latents, Key key) =>
        TExamples.Wrap(Model.DrawExamples(parameters.Core, latents.Core, key));

    /// <inheritdoc/>
    public TExamples Sample(TParameters parameters, int count, Key key, LatentDistribution? latents = null) =>
        TExamples.Wrap(Model.Sample(parameters.Core, count, key, latents));

    /// <inheritdoc/>
    public IReadOnlyList<ExampleScore> Score(
        TParameters parameters,
        TExamples examples,
        Key key,
        ScoreOptions? options = null,
        CancellationToken cancel = default
    ) => Model.Score(parameters.Core, examples.Core, key, options, cancel);

    /// <inheritdoc/>
    public Predicted<TExamples> Predict(
        TParameters parameters,
        TExamples examples,
        Key key,
        PredictOptions? options = null,
        CancellationToken cancel = default
    )
    {
        var predicted = Model.Predict(parameters.Core, examples.Core, key, options, cancel);
        return new(
            TExamples.Wrap(predicted.Means),
            predicted.Variances,
            predicted.VariancesOfMeans,
            [
                .. predicted.Quantiles.Select(quantile => new PredictedQuantile<TExamples>(
                    quantile.Probability,
                    TExamples.Wrap(quantile.Values)
                )),
            ]
        );
    }

    /// <inheritdoc/>
    public Imputed<TExamples> Impute(
        TParameters parameters,
        TExamples examples,
        Key key,
        ImputeOptions? options = null,
        CancellationToken cancel = default
    )
    {
        var filled = Model.Impute(parameters.Core, examples.Core, key, options, cancel);
        return new(TExamples.Wrap(filled.Rows), filled.Examples);
    }
}
