namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>The gradient of another model with the same tensors, such as one with β = 0: its terms are the right ones.</summary>
internal sealed class OtherGradientMutant(IVaeModel inner, IVaeModel other) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var values = other.Differentiate(other.ParametersFrom(parameters.Values.ToArray()), images, noise).Values;
        return base.Differentiate(parameters, images, noise) with { Values = Inner.ParametersFrom(values.Values.ToArray()) };
    }
}
