namespace FunctionalVae.Specs.Tests;

/// <summary>The weights, images and noise that Golden/make_golden.py gives to PyTorch.</summary>
internal static class GoldenFormulas
{
    public static ParameterVector Weights(IVaeModel model) =>
        model.ParametersFrom(
            model.Layout.Tensors.SelectMany(
                (tensor, index) =>
                    Enumerable
                        .Range(0, tensor.Count)
                        .Select(i => (float)(Math.Sin((12.9898 * (i + 1)) + (78.233 * (index + 1))) / Math.Sqrt(FanIn(tensor))))
            )
        );

    public static Batch Images(IVaeModel model, int count)
    {
        var grey = Enumerable.Range(0, count * model.Layout.InputWidth).Select(i => (float)(0.5 + (0.5 * Math.Sin(3.7 * (i + 1)))));
        return model.ExamplesFrom(
            model.Spec.Input.Domain == ValueDomain.OneHot
                ? grey.Chunk(model.Spec.Likelihood.GroupSize).SelectMany(group => group.Select(value => value == group.Max() ? 1f : 0f))
            : model.Spec.Input.Domain == ValueDomain.Count ? grey.Select(value => (float)Math.Floor(20.0 * value * value))
            : model.Spec.Likelihood is BernoulliLikelihood ? grey.Select(value => value > 0.5f ? 1f : 0f)
            : grey
        );
    }

    public static Batch Noise(IVaeModel model, int count) =>
        model.NoiseFromValues(Enumerable.Range(0, count * model.Layout.LatentWidth).Select(i => (float)(1.5 * Math.Sin(5.1 * (i + 1)))));

    // The script divides by the root of the inputs, which the initial radius is the inverse of; vectors of their own count as 1.
    private static double FanIn(ParameterTensor tensor) =>
        tensor.InitialRadius == 0 ? 1 : Math.Round(1 / (tensor.InitialRadius * tensor.InitialRadius));
}
