namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Gives the likelihood's means and calls them samples.</summary>
internal sealed class MeansForSamplesMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch Sample(ParameterVector parameters, int count, Key key, LatentDistribution? latents = null) =>
        SampleMeans(parameters, count, key, latents);
}
