namespace FunctionalVae;

/// <summary>The distribution p(z) of the latent variable before anything is observed.</summary>
public abstract record Prior
{
    private protected Prior() { }
}
