namespace FunctionalVae.Reports;

/// <summary>Many images in one picture.</summary>
public static class ImageGrid
{
    internal static readonly Rgb Gap = Rgb.Grey(112);

    /// <summary>Images from left to right and from top to bottom, with lines between and around them.</summary>
    /// <param name="values">[count, height · width · channels], rows first and channels last; clamped to [0, 1]. A pixel with a NaN is red.</param>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <param name="columns">Images side by side; fewer when there are fewer.</param>
    /// <param name="scale">Pixels of the picture for one of an image, in each direction.</param>
    /// <param name="gap">Width of the lines, in pixels.</param>
    /// <exception cref="ArgumentException">There is no image, the values are not a whole number of images, or a size makes no sense.</exception>
    public static Bitmap Draw(ReadOnlyMemory<float> values, int height, int width, int channels, int columns, int scale, int gap = 2)
    {
        var tiles = new ImageTiles(values, height, width, channels, scale).Checked(columns, gap);
        columns = Math.Min(columns, tiles.Count);
        var rows = (tiles.Count + columns - 1) / columns;
        var (stepX, stepY) = (tiles.TileWidth + gap, tiles.TileHeight + gap);
        var picture = new Bitmap(checked((columns * stepX) + gap), checked((rows * stepY) + gap));
        picture.Fill(0, 0, picture.Width, picture.Height, Gap);
        for (var i = 0; i < tiles.Count; i++)
        {
            tiles.Draw(picture, i, gap + (i % columns * stepX), gap + (i / columns * stepY));
        }

        return picture;
    }
}
