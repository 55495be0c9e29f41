namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Draws from the prior with twice its standard deviation.</summary>
internal sealed class WidePriorMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Batch DrawPrior(ParameterVector parameters, Batch noise) =>
        LatentsFrom(base.DrawPrior(parameters, noise).Values.ToArray().Select(value => 2 * value));
}
