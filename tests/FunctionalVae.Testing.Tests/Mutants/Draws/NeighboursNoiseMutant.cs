namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Every example but the first is scored with the noise of the one before it.</summary>
internal sealed class NeighboursNoiseMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var shifted = Enumerable.Range(0, noise.Count).SelectMany(row => noise[Math.Max(0, row - 1)].ToArray());
        return base.Terms(parameters, images, NoiseFromValues(shifted));
    }
}
