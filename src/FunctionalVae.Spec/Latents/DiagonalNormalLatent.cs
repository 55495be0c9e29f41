namespace FunctionalVae;

/// <summary>A latent vector whose posterior q(z|x) = N(μ(x), diag σ²(x)) is a normal with diagonal covariance (Kingma and Welling 2014).</summary>
/// <param name="Size">The number of latent dimensions.</param>
/// <param name="Prior">The prior p(z); the standard normal where none is given.</param>
/// <remarks>The encoder's head gives mean μ and log-variance ℓ = log σ². ℓ is clamped to [−30, 30], so that no exponential overflows.</remarks>
public sealed record DiagonalNormalLatent(int Size, Prior? Prior = null) : Latent
{
    /// <summary>The C# expression that makes this latent variable.</summary>
    public override string ToString() => SpecText.New(nameof(DiagonalNormalLatent), (nameof(Size), Size), (nameof(Prior), Prior));

    internal override Prior PriorOfDraws => Prior ?? new StandardNormalPrior();
}
