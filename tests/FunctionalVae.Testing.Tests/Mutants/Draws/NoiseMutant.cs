namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Noise that is changed row by row.</summary>
internal sealed class NoiseMutant(IVaeModel inner, Func<float[], float[]> change) : WrappedModel(inner)
{
    public override Batch NoiseFrom(Key key, int count)
    {
        var right = base.NoiseFrom(key, count);
        return NoiseFromValues(Enumerable.Range(0, count).SelectMany(row => change(right[row].ToArray())));
    }
}
