namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Reconstructs from a draw and not from the mean.</summary>
internal sealed class NoisyReconstructionMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Reconstruct(ParameterVector parameters, Batch images) =>
        Decode(parameters, Draw(Encode(parameters, images), NoiseFrom(Key.FromSeed(1), images.Count)));
}
