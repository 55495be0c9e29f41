namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>A gradient summed over the batch where the objective is averaged.</summary>
internal sealed class SummedGradientMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        return right with { Values = ParametersFrom(right.Values.Values.ToArray().Select(value => value * images.Count)) };
    }
}
