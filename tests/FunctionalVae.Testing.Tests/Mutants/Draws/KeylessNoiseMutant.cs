namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Noise that does not look at the key.</summary>
internal sealed class KeylessNoiseMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch NoiseFrom(Key key, int count) => base.NoiseFrom(Key.FromSeed(0), count);
}
