namespace FunctionalVae.Data;

/// <summary>Images whose channels come first, as PyTorch lays them out, and last, as models here take them.</summary>
public static class ChannelOrder
{
    /// <summary>
    /// Whether examples are [channels, height, width] where <paramref name="model"/> takes images of several channels, and cannot be
    /// [height, width, channels] as well.
    /// </summary>
    public static bool IsChannelsFirst(IVaeModel model, IExamples examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        return model.Spec.Input is Image { Channels: > 1 } image
            && examples.Shape == new Shape([image.Channels, image.Height, image.Width])
            && examples.Shape != Shape.Of(image);
    }

    /// <summary>The same images with the channels last.</summary>
    /// <param name="table">Examples of [channels, height, width].</param>
    /// <returns>Examples of [height, width, channels], which still know their place in the file.</returns>
    /// <exception cref="ArgumentException">Examples have other than three dimensions.</exception>
    public static ExampleTable ChannelsLast(ExampleTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Shape.Dimensions is not [var channels, var height, var width])
        {
            throw new ArgumentException($"Images are [channels, height, width]; {table} has other examples.", nameof(table));
        }

        var exact = table.Unrounded is { } doubles ? Moved(doubles, table.Width, channels) : null;
        var values = Moved(table.Values.Span, table.Width, channels);
        return ExampleTable.Read(
            table.Name,
            new([height, width, channels]),
            (values, exact),
            null,
            table.Coded,
            table.Origins?.ChannelsLast()
        );
    }

    private static T[] Moved<T>(ReadOnlySpan<T> values, int width, int channels)
    {
        var moved = new T[values.Length];
        var pixels = width / channels;
        for (var start = 0; start < values.Length; start += width)
        {
            for (var i = 0; i < width; i++)
            {
                var (channel, pixel) = Math.DivRem(i, pixels);
                moved[start + (pixel * channels) + channel] = values[start + i];
            }
        }

        return moved;
    }
}
