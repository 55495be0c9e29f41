namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Samples with another key than it was given.</summary>
internal sealed class OtherSampleKeyMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Sample(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        base.Sample(parameters, count, key.Child(0), latents);

    public override Batch SampleMeans(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        base.SampleMeans(parameters, count, key.Child(0), latents);
}
