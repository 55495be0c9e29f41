namespace FunctionalVae;

/// <summary>The typed face of a model with a likelihood.</summary>
/// <typeparam name="TImages">Images of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
public sealed class LikelihoodVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>
    : ObjectiveVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>,
        IVae<TImages, TPosterior, TLatents, TNoise, TParameters, TState>
    where TImages : ITyped<TImages, Batch>
    where TPosterior : ITyped<TPosterior, PosteriorBatch>
    where TLatents : ITyped<TLatents, Batch>
    where TNoise : ITyped<TNoise, Batch>
    where TParameters : ITyped<TParameters, ParameterVector>
    where TState : ITyped<TState, TrainingState>
{
    /// <summary>The typed face of <paramref name="model"/>.</summary>
    /// <exception cref="ArgumentException">The model's reconstruction term is not a likelihood.</exception>
    public LikelihoodVae(IVaeModel model)
        : base(model)
    {
        if (!model.HasEvidenceLowerBound)
        {
            throw new ArgumentException(
                $"{model.Name} is scored by {model.Spec.Likelihood.GetType().Name}, which is not a likelihood; use ObjectiveVae.",
                nameof(model)
            );
        }
    }

    /// <inheritdoc/>
    public Elbo Evaluate(TParameters parameters, TImages images, TNoise noise)
    {
        var objective = EvaluateObjective(parameters, images, noise);
        return new(objective.Reconstruction, objective.Kl);
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> LogWeight(TParameters parameters, TImages images, TNoise noise) =>
        [.. Model.Terms(parameters.Core, images.Core, noise.Core).Select(term => term.LogWeight)];

    /// <inheritdoc/>
    public TImages DrawExamples(TParameters parameters, TLatents latents, Key key) =>
        TImages.Wrap(Model.DrawExamples(parameters.Core, latents.Core, key));

    /// <inheritdoc/>
    public TImages Sample(TParameters parameters, int count, Key key) => TImages.Wrap(Model.Sample(parameters.Core, count, key));
}
