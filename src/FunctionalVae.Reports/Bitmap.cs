namespace FunctionalVae.Reports;

/// <summary>A picture to draw on: three bytes per pixel, rows from top to bottom. It begins white.</summary>
public sealed class Bitmap
{
    private const int Channels = 3;
    private readonly byte[] pixels;

    /// <summary>A white picture.</summary>
    /// <exception cref="ArgumentException">A size is not positive, or the picture is larger than an array.</exception>
    public Bitmap(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if ((long)width * height > Array.MaxLength / Channels)
        {
            throw new ArgumentException($"A picture of {width} × {height} pixels is too large. Draw fewer or smaller images.");
        }

        (Width, Height) = (width, height);
        pixels = new byte[width * height * Channels];
        Array.Fill(pixels, byte.MaxValue);
    }

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of each pixel: [Height, Width, 3].</summary>
    public ReadOnlyMemory<byte> Pixels => pixels;

    /// <summary>The colour of a pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public Rgb this[int x, int y]
    {
        get
        {
            var at = Offset(x, y);
            return new(pixels[at], pixels[at + 1], pixels[at + 2]);
        }
    }

    /// <summary>Gives a pixel a colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public void SetPixel(int x, int y, Rgb colour)
    {
        var at = Offset(x, y);
        (pixels[at], pixels[at + 1], pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);
    }

    /// <summary>Gives every pixel of a rectangle a colour; what lies outside the picture is not drawn.</summary>
    public void Fill(int x, int y, int width, int height, Rgb colour)
    {
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            for (var column = Math.Max(0, x); column < Math.Min(Width, x + width); column++)
            {
                SetPixel(column, row, colour);
            }
        }
    }

    /// <summary>Lays a colour over a pixel, 0 for not at all and 1 for fully; a pixel outside the picture is not drawn.</summary>
    public void Blend(int x, int y, Rgb colour, double coverage)
    {
        if (coverage > 0 && (uint)x < (uint)Width && (uint)y < (uint)Height)
        {
            SetPixel(x, y, colour.Over(this[x, y], coverage));
        }
    }

    private int Offset(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return ((y * Width) + x) * Channels;
    }
}
