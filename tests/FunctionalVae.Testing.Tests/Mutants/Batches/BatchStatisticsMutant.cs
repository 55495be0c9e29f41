namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Means normalised by the batch, as batch normalisation in training mode does.</summary>
internal sealed class BatchStatisticsMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var terms = base.Terms(parameters, images, noise);
        var mean = terms.Average(term => term.Reconstruction);
        return [.. terms.Select(term => term with { Reconstruction = term.Reconstruction + (1e-3 * (mean - term.Reconstruction)) })];
    }
}
