namespace FunctionalVae;

/// <summary>The latent variable: the family of its posterior q(z|x), its size and its prior p(z).</summary>
public abstract record Latent
{
    private protected Latent() { }

    /// <summary>The prior of its draws, the standard normal where none is named; null for a latent variable that has none.</summary>
    internal abstract Prior? PriorOfDraws { get; }
}
