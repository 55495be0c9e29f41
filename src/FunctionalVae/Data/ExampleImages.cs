using System.Runtime.InteropServices;

namespace FunctionalVae.Data;

/// <summary>Turns examples from files into a model's images.</summary>
public static class ExampleImages
{
    /// <summary>The images of <paramref name="examples"/> for <paramref name="model"/>.</summary>
    /// <exception cref="ArgumentException">The images have another size than the model's, or a value is outside its domain.</exception>
    public static Batch Of(IVaeModel model, ExampleSet examples)
    {
        if (model.Spec.Input is not Image image)
        {
            throw new ArgumentException($"{model.Name} does not take images.", nameof(model));
        }

        if ((image.Height, image.Width, image.Channels) != (examples.Height, examples.Width, examples.Channels))
        {
            throw new ArgumentException(
                $"{model.Name} takes images of {Size(image.Height, image.Width, image.Channels)}, {examples.Name} has {Size(examples.Height, examples.Width, examples.Channels)}.",
                nameof(examples)
            );
        }

        // An array segment is copied in one piece; a bare enumeration of a large set would take seconds.
        return model.ImagesFrom(
            MemoryMarshal.TryGetArray(examples.Values, out var segment) ? segment : MemoryMarshal.ToEnumerable(examples.Values)
        );
    }

    private static string Size(int height, int width, int channels) =>
        channels == 1 ? $"{height} × {width}" : $"{height} × {width} × {channels}";
}
