namespace FunctionalVae;

/// <summary>
/// How well a decoded latent accounts for an example: the reconstruction term of the objective.
/// A <see cref="Likelihood"/> where it is log p(x|z) of a true density or mass, another term where it is not.
/// </summary>
public abstract record Reconstruction
{
    private protected Reconstruction() { }
}
