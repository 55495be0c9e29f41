namespace FunctionalVae;

/// <summary>A density or mass p(x|z): with it the objective is an evidence lower bound, in nats per example.</summary>
public abstract record Likelihood : Reconstruction
{
    private protected Likelihood() { }
}
