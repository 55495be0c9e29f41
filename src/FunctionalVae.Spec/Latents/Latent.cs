namespace FunctionalVae;

/// <summary>The latent variable: the family of its posterior q(z|x), its size and its prior p(z).</summary>
public abstract record Latent
{
    private protected Latent() { }
}
