using FunctionalVae.Reports;

namespace FunctionalVae.App;

/// <summary>Images over what a model makes of them.</summary>
internal static class PairPicture
{
    public const int UsualCount = 40;

    private const int Columns = 10;

    /// <exception cref="UserErrorException">So many do not fit into a picture.</exception>
    public static Bitmap Draw(IVaeModel model, ReadOnlyMemory<float> originals, ReadOnlyMemory<float> made)
    {
        var image = (Image)model.Spec.Input;
        var scale = PictureScale.OfTile(image.Height, PictureScale.Tile);
        PictureLimit.Require(model, image, 2L * originals.Length / model.Layout.InputWidth, scale, "--count");
        return ReconstructionGrid.Draw(originals, made, image.Height, image.Width, image.Channels, Columns, scale);
    }
}
