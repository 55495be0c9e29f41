namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another term of each example.</summary>
/// <param name="inner">The right model.</param>
/// <param name="change">The terms of the batch, from those of the right model.</param>
internal sealed class TermsMutant(IVaeModel inner, Func<IReadOnlyList<ExampleTerms>, IReadOnlyList<ExampleTerms>> change)
    : WrappedModel(inner)
{
    public static TermsMutant OfEach(IVaeModel inner, Func<ExampleTerms, ExampleTerms> change) =>
        new(inner, terms => [.. terms.Select(change)]);

    public override IReadOnlyList<ExampleTerms> Terms(ParameterVector parameters, Batch images, Batch noise) =>
        change(base.Terms(parameters, images, noise));
}
