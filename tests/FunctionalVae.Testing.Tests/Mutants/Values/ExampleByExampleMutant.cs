namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>The gradient of each example alone, and their mean: of free bits the maximum before the mean over the batch, as it is often written.</summary>
/// <param name="inner">The right model, whose objective is of the batch.</param>
internal sealed class ExampleByExampleMutant(IVaeModel inner) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        var alone = Enumerable
            .Range(0, images.Count)
            .Select(example => base.Differentiate(parameters, images.Take([example]), noise.Take([example])).Values.Values.ToArray())
            .ToList();
        return right with
        {
            Values = Inner.ParametersFrom(right.Values.Values.ToArray().Select((_, i) => alone.Average(gradient => gradient[i]))),
        };
    }
}
