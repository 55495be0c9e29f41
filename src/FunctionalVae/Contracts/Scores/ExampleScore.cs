namespace FunctionalVae;

/// <summary>
/// How improbable one example is under a model, −log p(x) in nats, estimated by importance sampling. A greater score is more unusual. Scores
/// compare within one model only: those of another have another level, and densities another unit where values are scaled otherwise.
/// </summary>
/// <param name="Value">
/// −log (1/K) Σ wₖ with wₖ = p(x, zₖ)/r(zₖ), in nats; ∞ where the model rules the example out, NaN where a decoded value is not a number. Where it
/// is only a bound, it is in the mean over draws more than −log p(x): log (1/K) Σ wₖ is then a stochastic lower bound of log p(x).
/// </param>
/// <param name="StandardError">Of <paramref name="Value"/>, over the draws, by the delta method; null where the score is only a bound.</param>
/// <param name="Interval">95 %, by Student's t with the degrees of freedom of Satterthwaite; null where the score is only a bound.</param>
/// <param name="Draws">K, the draws that were taken.</param>
/// <param name="EffectiveDraws">(Σ wₖ)²/Σ wₖ² (Kong 1992), from 1 to <paramref name="Draws"/>; 0 where every weight is 0.</param>
/// <param name="ParetoShape">k̂ of the weights (<see cref="Probability.ParetoTail.Shape"/>): from ½ on their variance may be infinite.</param>
/// <param name="Terms">For each value of the example its share of the score, −Σ w̃ₖ log p(xⱼ|zₖ) with w̃ₖ = wₖ/Σ w, in nats: [inputs]; none where they were not asked for (<see cref="ScoreOptions.HasTerms"/>).</param>
/// <param name="LatentTerm">
/// The share of the latent variable, Σ w̃ₖ log (r/p)(zₖ) + KL(w̃ ‖ uniform), in nats: how unusual the latent vectors are that explain the example.
/// With all <paramref name="Terms"/> it adds up to <paramref name="Value"/>, but for rounding.
/// </param>
public sealed record ExampleScore(
    double Value,
    double? StandardError,
    ScoreInterval? Interval,
    int Draws,
    double EffectiveDraws,
    double ParetoShape,
    ValueList<double> Terms,
    double LatentTerm
)
{
    /// <summary>Whether the draws do not suffice for an estimate with an error: the value is then a stochastic upper bound of −log p(x).</summary>
    public bool IsBound => StandardError is null;
}
