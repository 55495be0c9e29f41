namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Parameters that pass through 16-bit floats where they come in as plain values.</summary>
internal sealed class HalfParametersMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override ParameterVector ParametersFrom(IEnumerable<float> values) =>
        base.ParametersFrom(values.Select(value => (float)(Half)value));
}
