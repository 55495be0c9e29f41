namespace FunctionalVae;

/// <summary>A compiled model with a likelihood: its objective at β = 1 is an evidence lower bound, latent draws have importance weights, and examples can be drawn from it.</summary>
/// <typeparam name="TExamples">Examples of this model.</typeparam>
/// <typeparam name="TPosterior">Its posteriors.</typeparam>
/// <typeparam name="TLatents">Its latent vectors.</typeparam>
/// <typeparam name="TNoise">Its noise.</typeparam>
/// <typeparam name="TParameters">Its parameters.</typeparam>
/// <typeparam name="TState">Its training state.</typeparam>
public interface IVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
    : IObjectiveVae<TExamples, TPosterior, TLatents, TNoise, TParameters, TState>
{
    /// <summary>The evidence lower bound in nats per example, averaged over the batch; β plays no part.</summary>
    Elbo Evaluate(TParameters parameters, TExamples examples, TNoise noise);

    /// <summary>log p(x, z) − log q(z|x) of each example at the draw that <paramref name="noise"/> makes, in nats.</summary>
    IReadOnlyList<double> LogWeight(TParameters parameters, TExamples examples, TNoise noise);

    /// <inheritdoc cref="IVaeModel.DrawExamples"/>
    TExamples DrawExamples(TParameters parameters, TLatents latents, Key key);

    /// <inheritdoc cref="IVaeModel.Sample"/>
    TExamples Sample(TParameters parameters, int count, Key key, LatentDistribution? latents = null);

    /// <inheritdoc cref="IVaeModel.Score"/>
    IReadOnlyList<ExampleScore> Score(
        TParameters parameters,
        TExamples examples,
        Key key,
        ScoreOptions? options = null,
        CancellationToken cancel = default
    );

    /// <inheritdoc cref="IVaeModel.Predict"/>
    Predicted<TExamples> Predict(
        TParameters parameters,
        TExamples examples,
        Key key,
        PredictOptions? options = null,
        CancellationToken cancel = default
    );

    /// <inheritdoc cref="IVaeModel.Impute"/>
    Imputed<TExamples> Impute(
        TParameters parameters,
        TExamples examples,
        Key key,
        ImputeOptions? options = null,
        CancellationToken cancel = default
    );
}
