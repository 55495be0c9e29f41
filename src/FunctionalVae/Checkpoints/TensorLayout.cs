namespace FunctionalVae.Checkpoints;

/// <summary>
/// Between the engine's layout, weights as [inputs, outputs] and those of convolutions as [kernel, kernel, channels, outputs], and PyTorch's,
/// [outputs, inputs] and [outputs, channels, kernel, kernel].
/// </summary>
internal static class TensorLayout
{
    // Outputs that are moved together: as many floats as a cache line has, so that each line is read and written once.
    private const int Together = 16;

    public static NamedTensor Export(ParameterTensor tensor, float[] parameters)
    {
        var values = parameters.AsMemory(tensor.Offset, tensor.Count);
        if (tensor.IsVector)
        {
            return new(tensor.Name, Shape(tensor), values);
        }

        var stored = new float[values.Length];
        Move(tensor, values.Span, stored, isStored: true);
        return new(tensor.Name, Shape(tensor), stored);
    }

    /// <summary>The shape that a tensor has in a file.</summary>
    public static IReadOnlyList<int> Shape(ParameterTensor tensor) =>
        tensor.Shape.Dimensions is [var height, var width, var channels, var outputs] ? [outputs, channels, height, width]
        : tensor.IsVector ? [tensor.Outputs]
        : [tensor.Outputs, tensor.Inputs];

    public static void Import(NamedTensor stored, ParameterTensor tensor, float[] parameters)
    {
        var target = parameters.AsSpan(tensor.Offset, tensor.Count);
        if (tensor.IsVector)
        {
            stored.Values.Span.CopyTo(target);
            return;
        }

        Move(tensor, stored.Values.Span, target, isStored: false);
    }

    // (pixel, channel, output) here is (output, channel, pixel) in a file. The inputs of an affine map are channels of one pixel.
    private static void Move(ParameterTensor tensor, ReadOnlySpan<float> from, Span<float> to, bool isStored)
    {
        var (inputs, outputs, channels) = (tensor.Inputs, tensor.Outputs, tensor.Shape.Dimensions[^2]);
        var pixels = inputs / channels;
        for (var first = 0; first < outputs; first += Together)
        {
            var end = Math.Min(first + Together, outputs);
            for (var input = 0; input < inputs; input++)
            {
                var (pixel, channel) = Math.DivRem(input, channels);
                var (here, there) = (input * outputs, (channel * pixels) + pixel);
                for (var output = first; output < end; output++)
                {
                    var (mine, theirs) = (here + output, there + (output * inputs));
                    to[isStored ? theirs : mine] = from[isStored ? mine : theirs];
                }
            }
        }
    }
}
