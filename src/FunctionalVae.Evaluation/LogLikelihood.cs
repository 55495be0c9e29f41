using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>
/// log p(x) of examples under a model, a mean over the examples in nats, by importance sampling (<see cref="IVaeModel.Score"/>). Where the weights of
/// some example do not suffice, only a bound is given, without an interval.
/// </summary>
/// <remarks>
/// All examples take the same number of draws. Scores that stop when their draws look sufficient have a bias of some hundredths of a nat: far less than
/// the error of one score, and not less than that of a mean of many.
/// </remarks>
/// <param name="Examples">Of how many examples.</param>
/// <param name="Bound">The mean of log (1/K) Σ wₖ, in nats: in the mean over draws at most the mean of log p(x).</param>
/// <param name="Estimate">The estimate with its interval; null where the weights of some example do not suffice.</param>
/// <param name="ExampleError">
/// The standard error of <paramref name="Bound"/> over the choice of the examples, in nats: as an estimate of the mean over all examples of their kind.
/// Not a number for one example, or where the model rules one out.
/// </param>
/// <param name="Unsettled">Of how many examples the weights do not suffice.</param>
/// <param name="Draws">K, the draws of each example.</param>
/// <param name="LeastEffectiveShare">The least share of its draws that weigh for an example: (Σ w)²/Σ w² over K (Kong 1992).</param>
/// <param name="GreatestShape">The greatest k̂ of the examples (<see cref="ParetoTail.Shape"/>): from ½ on the variance of the weights may be infinite.</param>
public sealed record LogLikelihood(
    int Examples,
    double Bound,
    LikelihoodEstimate? Estimate,
    double ExampleError,
    int Unsettled,
    int Draws,
    double LeastEffectiveShare,
    double GreatestShape
)
{
    /// <summary>Whether the draws do not suffice for an estimate: there is only a lower bound then.</summary>
    public bool IsBound => Estimate is null;

    /// <summary>Estimates the log-likelihood, some hundred examples at a time: memory does not grow with their number.</summary>
    /// <param name="model">A model with an evidence lower bound.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">[count, inputs], as the encoder sees them: <see cref="IVaeModel.Binarize"/> comes before.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="draws">K, 16 at least.</param>
    /// <param name="threads">Threads; 0 for one per processor. No bit depends on it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="NotSupportedException">The model has no evidence lower bound, and so no p(x).</exception>
    /// <exception cref="ArgumentException">There is no example, or something is another model's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LogLikelihood Of(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        int draws = 1024,
        int threads = 0,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        var options = new ScoreOptions(draws, draws, threads, HasTerms: false);
        var sum = new ScoreSum(draws);
        for (var chunk = 0; chunk < Chunks.CountOf(examples); chunk++)
        {
            foreach (var score in model.Score(parameters, Chunks.Of(examples, chunk), key.Child((ulong)chunk), options, cancel))
            {
                sum.Add(score);
            }
        }

        return sum.Result;
    }
}
