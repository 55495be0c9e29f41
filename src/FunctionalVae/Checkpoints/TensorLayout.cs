namespace FunctionalVae.Checkpoints;

/// <summary>
/// Between the engine's layout, weights as [inputs, outputs] and those of convolutions as [kernel, kernel, channels, outputs], and PyTorch's,
/// [outputs, inputs] and [outputs, channels, kernel, kernel].
/// </summary>
internal static class TensorLayout
{
    // Outputs that are moved together: as many floats as a cache line has, so that each line is read and written once.
    private const int Together = 16;

    /// <summary>A tensor of <paramref name="parameters"/> on its way to a file.</summary>
    /// <param name="tensor">Which.</param>
    /// <param name="parameters">All of them, which nobody changes meanwhile.</param>
    /// <param name="prefix">What its name in the file begins with.</param>
    public static TensorSource Source(ParameterTensor tensor, float[] parameters, string prefix = "")
    {
        return new(prefix + tensor.Name, Shape(tensor), Each);

        void Each(Action<ReadOnlySpan<float>> take)
        {
            var values = parameters.AsSpan(tensor.Offset, tensor.Count);
            if (tensor.IsVector)
            {
                take(values);
                return;
            }

            // The values of some outputs lie side by side in the file.
            var piece = new float[Math.Min(Together, tensor.Outputs) * tensor.Inputs];
            for (var first = 0; first < tensor.Outputs; first += Together)
            {
                var end = Math.Min(first + Together, tensor.Outputs);
                Move(tensor, first, end, values, piece, isStored: true);
                take(piece.AsSpan(0, (end - first) * tensor.Inputs));
            }
        }
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

        for (var first = 0; first < tensor.Outputs; first += Together)
        {
            var end = Math.Min(first + Together, tensor.Outputs);
            var values = (end - first) * tensor.Inputs;
            Move(tensor, first, end, stored.Values.Span.Slice(first * tensor.Inputs, values), target, isStored: false);
        }
    }

    // (pixel, channel, output) here is (output, channel, pixel) in a file. The inputs of an affine map are channels of one pixel. Of the file
    // there are the values of the outputs from first to end.
    private static void Move(ParameterTensor tensor, int first, int end, ReadOnlySpan<float> from, Span<float> to, bool isStored)
    {
        var (inputs, outputs, channels) = (tensor.Inputs, tensor.Outputs, tensor.Shape.Dimensions[^2]);
        var pixels = inputs / channels;
        for (var input = 0; input < inputs; input++)
        {
            var (pixel, channel) = Math.DivRem(input, channels);
            var (here, there) = ((input * outputs) + first, (channel * pixels) + pixel);
            for (var output = 0; output < end - first; output++)
            {
                var (mine, theirs) = (here + output, there + (output * inputs));
                to[isStored ? theirs : mine] = from[isStored ? mine : theirs];
            }
        }
    }
}
