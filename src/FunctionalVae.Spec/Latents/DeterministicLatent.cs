namespace FunctionalVae;

/// <summary>
/// A latent vector that the encoder gives without noise, z = f(x): the plain autoencoder. There is no prior and no Kullback–Leibler term,
/// so a model with it reports an objective and never an evidence lower bound, and cannot be sampled from.
/// </summary>
/// <param name="Size">The number of latent dimensions.</param>
public sealed record DeterministicLatent(int Size) : Latent
{
    /// <summary>The C# expression that makes this latent variable.</summary>
    public override string ToString() => SpecText.New(nameof(DeterministicLatent), (nameof(Size), Size));

    internal override Prior? PriorOfDraws => null;
}
