using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Samples of a model in a grid that is about square.</summary>
internal static class SamplePicture
{
    /// <summary>Means of the likelihood at draws of the prior; the same for the same seed, whoever asks.</summary>
    /// <exception cref="UserErrorException">The model makes no images.</exception>
    public static Bitmap Draw(IVaeModel model, ParameterVector parameters, int count, ulong seed)
    {
        if (model.Spec.Input is not Image image)
        {
            throw new UserErrorException($"{model.Name} makes no images, so there is nothing to draw.");
        }

        var samples = model.Sample(parameters, count, Key.FromSeed(seed).Child(KeySites.Sampling));
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        return ImageGrid.Draw(samples.Values, image.Height, image.Width, image.Channels, columns, scale);
    }
}
