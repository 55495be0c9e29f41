namespace FunctionalVae.Checkpoints;

/// <summary>
/// Between the engine's layout, weights as [inputs, outputs] and those of convolutions as [kernel, kernel, channels, outputs], and PyTorch's,
/// [outputs, inputs] and [outputs, channels, kernel, kernel].
/// </summary>
internal static class TensorLayout
{
    public static NamedTensor Export(ParameterTensor tensor, float[] parameters)
    {
        var values = parameters.AsMemory(tensor.Offset, tensor.Count);
        return new(tensor.Name, Shape(tensor), tensor.IsVector ? values : Reversed(values.Span, tensor));
    }

    /// <summary>The shape that a tensor has in a file.</summary>
    public static IReadOnlyList<int> Shape(ParameterTensor tensor) =>
        tensor.Shape.Dimensions is [var height, var width, var channels, var outputs] ? [outputs, channels, height, width]
        : tensor.IsVector ? [tensor.Outputs]
        : [tensor.Outputs, tensor.Inputs];

    public static void Import(NamedTensor stored, ParameterTensor tensor, float[] parameters)
    {
        var values = stored.Values.Span;
        var target = parameters.AsSpan(tensor.Offset, tensor.Count);
        if (tensor.IsVector)
        {
            values.CopyTo(target);
            return;
        }

        var places = new Places(tensor);
        for (var i = 0; i < values.Length; i++)
        {
            target[places.Next()] = values[i];
        }
    }

    private static float[] Reversed(ReadOnlySpan<float> values, ParameterTensor tensor)
    {
        var stored = new float[values.Length];
        var places = new Places(tensor);
        for (var i = 0; i < stored.Length; i++)
        {
            stored[i] = values[places.Next()];
        }

        return stored;
    }

    /// <summary>
    /// Where the values of a file lie here, one after the other: (output, channel, pixel) there is (pixel, channel, output) here. The inputs of
    /// an affine map are channels of one pixel.
    /// </summary>
    private struct Places(ParameterTensor tensor)
    {
        private readonly int outputs = tensor.Outputs;
        private readonly int channels = tensor.Shape.Dimensions[^2];
        private readonly int pixels = tensor.Inputs / tensor.Shape.Dimensions[^2];
        private int output;
        private int channel;
        private int pixel;

        public int Next()
        {
            var place = (((pixel * channels) + channel) * outputs) + output;
            pixel++;
            if (pixel == pixels)
            {
                pixel = 0;
                channel++;
            }

            if (channel == channels)
            {
                channel = 0;
                output++;
            }

            return place;
        }
    }
}
