namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Decodes to values that no mean has: logits, where probabilities are asked for.</summary>
internal sealed class LogitMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Decode(ParameterVector parameters, Batch latents) =>
        Batch.Copy(
            base.Decode(parameters, latents).Values.ToArray().Select(mean => MathF.Log(mean / (1 - mean))),
            Layout.InputWidth,
            "image"
        );
}

/// <summary>Reconstructs from a draw and not from the mean.</summary>
internal sealed class NoisyReconstructionMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Reconstruct(ParameterVector parameters, Batch images) =>
        Decode(parameters, Draw(Encode(parameters, images), NoiseFrom(Key.FromSeed(1), images.Count)));
}

/// <summary>Samples with another key than it was given.</summary>
internal sealed class OtherSampleKeyMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Sample(ParameterVector parameters, int count, Key key) => base.Sample(parameters, count, key.Child(0));
}

/// <summary>Draws from the prior with twice its standard deviation.</summary>
internal sealed class WidePriorMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch DrawPrior(ParameterVector parameters, Batch noise) =>
        LatentsFrom(base.DrawPrior(parameters, noise).Values.ToArray().Select(value => 2 * value));
}

/// <summary>Noise that does not look at the key.</summary>
internal sealed class KeylessNoiseMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch NoiseFrom(Key key, int count) => base.NoiseFrom(Key.FromSeed(0), count);
}

/// <summary>Terms that change from call to call in their last bits.</summary>
internal sealed class RestlessMutant(IVaeModel inner) : WrappedModel(inner)
{
    private int calls;

    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var factor = 1 + (1e-9 * calls++);
        return [.. base.Terms(parameters, images, noise).Select(term => term with { Reconstruction = term.Reconstruction * factor })];
    }
}

/// <summary>Parameters that pass through 16-bit floats where they come in as plain values.</summary>
internal sealed class HalfParametersMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override ParameterVector ParametersFrom(IEnumerable<float> values) =>
        base.ParametersFrom(values.Select(value => (float)(Half)value));
}
