namespace FunctionalVae.Reports;

/// <summary>Many images in one picture.</summary>
public static class ImageGrid
{
    internal static readonly Rgb Gap = Rgb.Grey(112);
    private const double TextScale = 1.1;
    private const int TextGap = 6;
    private const int TextHeight = (int)((StrokeFont.CapHeight + 2) * TextScale) + 1;
    private static readonly Rgb Ink = Rgb.Grey(60);

    /// <summary>Images from left to right and from top to bottom, with lines between and around them.</summary>
    /// <param name="values">[count, height · width · channels], rows first and channels last; clamped to [0, 1]. A pixel with a NaN is red.</param>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <param name="columns">Images side by side; fewer when there are fewer.</param>
    /// <param name="scale">Pixels of the picture for one of an image, in each direction.</param>
    /// <param name="gap">Width of the lines, in pixels.</param>
    /// <param name="caption">What stands under the images; left out where it is wider than they are.</param>
    /// <exception cref="ArgumentException">There is no image, the values are not a whole number of images, or a size makes no sense.</exception>
    public static Bitmap Draw(
        ReadOnlyMemory<float> values,
        int height,
        int width,
        int channels,
        int columns,
        int scale,
        int gap = 2,
        string caption = ""
    )
    {
        var tiles = new ImageTiles(values, height, width, channels, scale).Checked(columns, gap);
        columns = Math.Min(columns, tiles.Count);
        var rows = (tiles.Count + columns - 1) / columns;
        var (stepX, stepY) = (tiles.TileWidth + gap, tiles.TileHeight + gap);
        var (across, down) = (checked((columns * stepX) + gap), checked((rows * stepY) + gap));
        var isCaptioned = caption.Length > 0 && StrokeFont.Width(caption, TextScale) + (2 * TextGap) <= across;
        var picture = new Bitmap(across, checked(down + (isCaptioned ? TextHeight + (2 * TextGap) : 0)));
        picture.Fill(0, 0, across, down, Gap);
        for (var i = 0; i < tiles.Count; i++)
        {
            tiles.Draw(picture, i, gap + (i % columns * stepX), gap + (i / columns * stepY));
        }

        if (isCaptioned)
        {
            StrokeFont.Draw(picture, caption, TextGap, down + TextGap, TextScale, Ink);
        }

        return picture;
    }
}
