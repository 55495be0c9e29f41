namespace FunctionalVae;

/// <summary>
/// The importance-weighted bound log (1/K) Σ wₖ with wₖ = p(x|zₖ) (p(zₖ)/q(zₖ|x))^β from K draws zₖ of each posterior, as expectation over them
/// (Burda, Grosse and Salakhutdinov 2016). At β = 1 it is a bound of log p(x), and the tighter the more draws there are. Its gradient is the
/// standard one, Σ w̃ₖ ∇ log wₖ with w̃ₖ = wₖ / Σ wⱼ through reparameterised draws.
/// </summary>
/// <param name="Draws">K, the draws of each posterior in a training step; positive. The decoder runs on each, the encoder once.</param>
/// <remarks>A step takes K vectors of noise for each example, those of one example in a row.</remarks>
public sealed record ImportanceWeighted(int Draws) : TrainingObjective
{
    /// <summary>The C# expression that makes this objective.</summary>
    public override string ToString() => SpecText.New(nameof(ImportanceWeighted), (nameof(Draws), Draws));
}
