namespace FunctionalVae;

/// <summary>
/// The normal likelihood N(x̂, diag σ²): log p(x|z) = −½ Σ [(x − x̂)² / σ² + log σ² + log 2π]. The decoder gives the mean x̂.
/// </summary>
/// <param name="Variance">σ²: fixed or trained.</param>
public sealed record NormalLikelihood(OutputVariance Variance) : Likelihood
{
    /// <summary>The C# expression that makes this likelihood.</summary>
    public override string ToString() => SpecText.New(nameof(NormalLikelihood), (nameof(Variance), Variance));
}
