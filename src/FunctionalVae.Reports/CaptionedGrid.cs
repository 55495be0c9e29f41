namespace FunctionalVae.Reports;

/// <summary>Rows of images with a caption before each row and above each column.</summary>
public static class CaptionedGrid
{
    private const double TextScale = 1.1;
    private const int TextGap = 6;
    private const int TextHeight = (int)((StrokeFont.CapHeight + 2) * TextScale) + 1;
    private static readonly Rgb Ink = Rgb.Grey(60);

    /// <summary>Draws as many rows and columns as there are captions.</summary>
    /// <param name="values">[rows · columns, height · width · channels], row after row; clamped to [0, 1]. A pixel with a NaN is red.</param>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <param name="rows">What stands before each row of images; may be empty texts.</param>
    /// <param name="columns">What stands above each column of images, in its middle; left out where it is wider than the column.</param>
    /// <param name="scale">Pixels of the picture for one of an image, in each direction.</param>
    /// <param name="gap">Width of the lines, in pixels.</param>
    /// <exception cref="ArgumentException">The values are not one image for each row and column, or a size makes no sense.</exception>
    public static Bitmap Draw(
        ReadOnlyMemory<float> values,
        int height,
        int width,
        int channels,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> columns,
        int scale,
        int gap = 2
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        var tiles = new ImageTiles(values, height, width, channels, scale).Checked(columns.Count, gap);
        if (tiles.Count != (long)rows.Count * columns.Count)
        {
            throw new ArgumentException($"{tiles.Count} images do not fill {rows.Count} rows of {columns.Count}.", nameof(values));
        }

        var margin = (int)Math.Ceiling(rows.Max(text => StrokeFont.Width(text, TextScale)));
        var left = margin == 0 ? 0 : margin + (2 * TextGap);
        var top = columns.All(text => text.Length == 0) ? 0 : TextHeight + (2 * TextGap);
        var (stepX, stepY) = (tiles.TileWidth + gap, tiles.TileHeight + gap);
        var picture = new Bitmap(checked(left + (columns.Count * stepX) + gap), checked(top + (rows.Count * stepY) + gap));
        picture.Fill(left, top, picture.Width, picture.Height, ImageGrid.Gap);
        for (var i = 0; i < tiles.Count; i++)
        {
            tiles.Draw(picture, i, left + gap + (i % columns.Count * stepX), top + gap + (i / columns.Count * stepY));
        }

        DrawRowCaptions(picture, rows, left - TextGap, top + gap + (tiles.TileHeight / 2), stepY);
        DrawColumnCaptions(picture, columns, left + gap, tiles.TileWidth, stepX);
        return picture;
    }

    private static void DrawRowCaptions(Bitmap picture, IReadOnlyList<string> texts, int right, int middle, int step)
    {
        for (var row = 0; row < texts.Count; row++)
        {
            var y = middle + (row * step) - (StrokeFont.CapHeight * TextScale / 2);
            StrokeFont.Draw(picture, texts[row], right - StrokeFont.Width(texts[row], TextScale), Math.Round(y), TextScale, Ink);
        }
    }

    private static void DrawColumnCaptions(Bitmap picture, IReadOnlyList<string> texts, int left, int width, int step)
    {
        for (var column = 0; column < texts.Count; column++)
        {
            var room = width - StrokeFont.Width(texts[column], TextScale);
            if (room >= 0)
            {
                StrokeFont.Draw(picture, texts[column], left + (column * step) + (room / 2), TextGap, TextScale, Ink);
            }
        }
    }
}
