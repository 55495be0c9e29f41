namespace FunctionalVae;

/// <summary>
/// Independent Bernoulli pixels, computed from logits: log p(x|z) = −Σ [max(l, 0) − l·x + log1p(e^−|l|)].
/// Models binary values only: declare <see cref="ValueDomain.Binary"/> data or a <see cref="Binarization"/>.
/// </summary>
public sealed record BernoulliLikelihood : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(BernoulliLikelihood));
}
