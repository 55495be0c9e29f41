namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A gradient that weights the first example twice.</summary>
internal sealed class FirstTwiceMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        var first = base.Differentiate(parameters, ExamplesFrom(images[0].ToArray()), NoiseFromValues(noise[0].ToArray()));
        return right with
        {
            Values = ParametersFrom(
                right.Values.Values.ToArray().Zip(first.Values.Values.ToArray(), (all, one) => all + ((one - all) / images.Count))
            ),
        };
    }
}
