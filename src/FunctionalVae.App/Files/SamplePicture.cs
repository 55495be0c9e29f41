using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Samples of a model in a grid that is about square.</summary>
internal static class SamplePicture
{
    /// <summary>Means of the likelihood at draws of the prior; the same for the same seed, whoever asks.</summary>
    public static Batch Samples(IVaeModel model, ParameterVector parameters, int count, ulong seed) =>
        model.Sample(parameters, count, Key.FromSeed(seed).Child(KeySites.Sampling));

    /// <summary>The samples of a model of images.</summary>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, ParameterVector parameters, int count, ulong seed)
    {
        var image = (Image)model.Spec.Input;
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        PictureLimit.Require(model, image, count, scale, "--count");
        var samples = Samples(model, parameters, count, seed);
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        return ImageGrid.Draw(samples.Values, image.Height, image.Width, image.Channels, columns, scale);
    }
}
