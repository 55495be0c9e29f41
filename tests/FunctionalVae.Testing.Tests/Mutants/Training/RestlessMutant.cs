namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Terms that are a little larger in every second call.</summary>
internal sealed class RestlessMutant(IVaeModel inner) : WrappedModel(inner)
{
    private bool larger;

    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise)
    {
        var factor = larger ? 1 + 1e-8 : 1;
        larger = !larger;
        return [.. base.Terms(parameters, images, noise).Select(term => term with { Reconstruction = term.Reconstruction * factor })];
    }
}
