namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another objective of the batch than the mean of its terms.</summary>
internal sealed class ObjectiveMutant(IVaeModel inner, Func<Objective, int, Objective> change) : WrappedModel(inner)
{
    public override Objective Evaluate(ParameterVector parameters, Batch images, Batch noise) =>
        change(base.Evaluate(parameters, images, noise), images.Count);
}
