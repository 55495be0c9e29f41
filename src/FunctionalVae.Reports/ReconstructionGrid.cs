namespace FunctionalVae.Reports;

/// <summary>Images above what a model makes of them.</summary>
public static class ReconstructionGrid
{
    // Between two pairs there is more room than inside one, so that they are seen to belong together.
    private const int PairGaps = 4;

    /// <summary>A row of originals, under it the row of their reconstructions, and so on.</summary>
    /// <param name="originals">[count, height · width · channels], rows first and channels last; clamped to [0, 1]. A pixel with a NaN is red.</param>
    /// <param name="reconstructions">As many, in the same order.</param>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <param name="columns">Pairs side by side; fewer when there are fewer.</param>
    /// <param name="scale">Pixels of the picture for one of an image, in each direction.</param>
    /// <param name="gap">Width of the lines, in pixels; four times that between one row of pairs and the next.</param>
    /// <exception cref="ArgumentException">There is no image, the two do not match, or a size makes no sense.</exception>
    public static Bitmap Draw(
        ReadOnlyMemory<float> originals,
        ReadOnlyMemory<float> reconstructions,
        int height,
        int width,
        int channels,
        int columns,
        int scale,
        int gap = 2
    )
    {
        if (originals.Length != reconstructions.Length)
        {
            throw new ArgumentException(
                $"{originals.Length} values of originals and {reconstructions.Length} of reconstructions: one belongs to each.",
                nameof(reconstructions)
            );
        }

        var above = new ImageTiles(originals, height, width, channels, scale).Checked(columns, gap);
        var below = above with { Values = reconstructions };
        columns = Math.Min(columns, above.Count);
        var rows = (above.Count + columns - 1) / columns;
        var stepX = above.TileWidth + gap;
        var stepY = (2 * above.TileHeight) + ((1 + PairGaps) * gap);
        var picture = new Bitmap(checked((columns * stepX) + gap), checked((rows * stepY) - ((PairGaps - 2) * gap)));
        picture.Fill(0, 0, picture.Width, picture.Height, ImageGrid.Gap);
        for (var i = 0; i < above.Count; i++)
        {
            var (left, top) = (gap + (i % columns * stepX), gap + (i / columns * stepY));
            above.Draw(picture, i, left, top);
            below.Draw(picture, i, left, top + above.TileHeight + gap);
        }

        return picture;
    }
}
