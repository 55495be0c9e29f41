namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Another gradient, tensor by tensor.</summary>
/// <param name="inner">The right model.</param>
/// <param name="change">The tensor's name, its right gradient, the parameters' and the batch's: to another gradient of that tensor.</param>
internal sealed class GradientMutant(IVaeModel inner, Func<string, float[], float[]> change) : WrappedModel(inner)
{
    public override Gradient<ParameterVector> Differentiate(ParameterVector parameters, Batch images, Batch noise)
    {
        var right = base.Differentiate(parameters, images, noise);
        return right with
        {
            Values = Inner.ParametersFrom(
                Layout.Tensors.SelectMany(tensor => change(tensor.Name, right.Values.Tensor(tensor.Name).ToArray()))
            ),
        };
    }
}
