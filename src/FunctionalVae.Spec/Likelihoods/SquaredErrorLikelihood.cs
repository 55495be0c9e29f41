namespace FunctionalVae;

/// <summary>
/// The normal likelihood N(x̂, I) with its constant: log p(x|z) = −½ Σ [(x − x̂)² + log 2π].
/// The squared error of other libraries is this without the ½ and the constant.
/// </summary>
public sealed record SquaredErrorLikelihood : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(SquaredErrorLikelihood));
}
