using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Rows of a model's images with captions.</summary>
internal static class CaptionedPicture
{
    /// <param name="model">A model of images.</param>
    /// <param name="values">[rows · columns, values of an image].</param>
    /// <param name="rows">Captions of the rows.</param>
    /// <param name="columns">Captions of the columns.</param>
    /// <param name="flag">The option that says how many there are.</param>
    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(
        IVaeModel model,
        ReadOnlyMemory<float> values,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> columns,
        string flag
    )
    {
        var image = (Image)model.Spec.Input;
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        PictureLimit.Require(model, image, (long)rows.Count * columns.Count, scale, flag);
        return CaptionedGrid.Draw(values, image.Height, image.Width, image.Channels, rows, columns, scale);
    }
}
