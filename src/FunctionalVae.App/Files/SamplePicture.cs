using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Samples of a model of images in a grid that is about square, with a caption that says what they are.</summary>
internal static class SamplePicture
{
    // More columns make a picture that is wider than high.
    private const int MostClasses = 32;

    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(SampledValues values, ParameterVector parameters, int count, ulong seed)
    {
        var image = (Image)values.Model.Spec.Input;
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        PictureLimit.Require(values.Model, image, count, scale, "--count");
        var samples = values.Make(parameters, count, seed);
        // Where classes take turns, each has a column.
        var classes = samples.Labels?.Distinct().Count() ?? 1;
        var columns = classes is > 1 and <= MostClasses ? classes : (int)Math.Ceiling(Math.Sqrt(count));
        return ImageGrid.Draw(samples.Values, image.Height, image.Width, image.Channels, columns, scale, caption: values.Caption);
    }
}
