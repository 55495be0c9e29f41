namespace FunctionalVae.Reports;

/// <summary>Images as plain numbers, ready to be drawn one by one: enlarged without smoothing.</summary>
/// <param name="Values">[Count, Height · Width · Channels], rows first and channels last.</param>
/// <param name="Height">Rows of one image.</param>
/// <param name="Width">Columns of one image.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Scale">Pixels of the picture for one of an image, in each direction.</param>
internal sealed record ImageTiles(ReadOnlyMemory<float> Values, int Height, int Width, int Channels, int Scale)
{
    private static readonly Rgb NotANumber = new(255, 0, 0);

    public int Count => Values.Length / ExampleSize;

    public int TileWidth => checked(Width * Scale);

    public int TileHeight => checked(Height * Scale);

    private int ExampleSize => checked(Height * Width * Channels);

    /// <summary>Throws where the sizes make no sense; otherwise returns these tiles.</summary>
    public ImageTiles Checked(int columns, int gap)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Scale);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        if (Channels is not (1 or 3))
        {
            throw new ArgumentException($"Images have 1 channel (grey) or 3 (red, green, blue) to be drawn, not {Channels}.");
        }

        return Values.Length > 0 && Values.Length % ExampleSize == 0
            ? this
            : throw new ArgumentException(
                $"{Values.Length} values are not a whole number of images of {Height} × {Width} × {Channels} = {ExampleSize}, at least one."
            );
    }

    /// <summary>Draws image <paramref name="index"/> with its top left corner at (<paramref name="left"/>, <paramref name="top"/>).</summary>
    public void Draw(Bitmap picture, int index, int left, int top)
    {
        var image = Values.Span.Slice(index * ExampleSize, ExampleSize);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var colour = Colour(image.Slice(((y * Width) + x) * Channels, Channels));
                picture.Fill(left + (x * Scale), top + (y * Scale), Scale, Scale, colour);
            }
        }
    }

    private static Rgb Colour(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (float.IsNaN(value))
            {
                return NotANumber;
            }
        }

        return values.Length == 1 ? Rgb.Grey(Level(values[0])) : new(Level(values[0]), Level(values[1]), Level(values[2]));
    }

    private static byte Level(float value) => (byte)MathF.Round(Math.Clamp(value, 0, 1) * byte.MaxValue);
}
