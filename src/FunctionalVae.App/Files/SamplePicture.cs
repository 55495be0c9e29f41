using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Samples of a model in a grid that is about square.</summary>
internal static class SamplePicture
{
    // Larger pictures take gigabytes of memory, and few viewers open them.
    private const long MostPixels = 400_000_000;

    /// <summary>Means of the likelihood at draws of the prior; the same for the same seed, whoever asks.</summary>
    /// <exception cref="UserErrorException">The model makes no images, or so many of them do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, ParameterVector parameters, int count, ulong seed)
    {
        if (model.Spec.Input is not Image image)
        {
            throw new UserErrorException($"{model.Name} makes no images, so there is nothing to draw.");
        }

        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        if ((long)count * image.Height * image.Width * scale * scale > MostPixels)
        {
            throw new UserErrorException(
                $"{count} images of {ModelText.Input(model)} are too many for one picture. Pass a smaller --count."
            );
        }

        var samples = model.Sample(parameters, count, Key.FromSeed(seed).Child(KeySites.Sampling));
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        return ImageGrid.Draw(samples.Values, image.Height, image.Width, image.Channels, columns, scale);
    }
}
