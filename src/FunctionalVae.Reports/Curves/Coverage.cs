namespace FunctionalVae.Reports;

/// <summary>
/// How far each pixel of a rectangle is covered by strokes of one colour. Where they cross or lie on each other it is not darker, and what is
/// outside the rectangle is not drawn.
/// </summary>
internal sealed class Coverage(int left, int top, int width, int height)
{
    // Beyond the rectangle nothing is seen; much beyond it float64 has no digits left for a pixel.
    private const double Beyond = 1000;

    private readonly double[] shares = new double[width * height];

    /// <summary>A stroke of a round pen; a dot where both ends are one.</summary>
    /// <param name="from">Column and row, where a pixel's centre is at its integer coordinates.</param>
    /// <param name="to">The same of the other end.</param>
    /// <param name="pen">The pen's width in pixels.</param>
    public void Line((double X, double Y) from, (double X, double Y) to, double pen)
    {
        var (above, below) = (top - Beyond, top + height + Beyond);
        if (Math.Max(from.Y, to.Y) < above || Math.Min(from.Y, to.Y) > below)
        {
            return;
        }

        var (start, end) = (Cut(from, to, above, below), Cut(to, from, above, below));
        var reach = (pen / 2) + 1;
        var (firstRow, lastRow) = (First(Math.Min(start.Y, end.Y) - reach, top), Last(Math.Max(start.Y, end.Y) + reach, top + height));
        var (firstColumn, lastColumn) = (
            First(Math.Min(start.X, end.X) - reach, left),
            Last(Math.Max(start.X, end.X) + reach, left + width)
        );
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                ref var share = ref shares[((row - top) * width) + column - left];
                share = Math.Max(share, Painter.Covered(Painter.DistanceToSegment(column, row, start, end), pen / 2));
            }
        }
    }

    /// <summary>Lays a colour over the picture where it is covered.</summary>
    public void Lay(Bitmap picture, Rgb colour, double opacity = 1)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            picture.Blend(left + (i % width), top + (i / width), colour, opacity * shares[i]);
        }
    }

    // The end of a stroke, or where the stroke leaves the rows that matter.
    private static (double X, double Y) Cut((double X, double Y) point, (double X, double Y) other, double above, double below)
    {
        var row = Math.Clamp(point.Y, above, below);
        return row == point.Y ? point : (point.X + ((row - point.Y) / (other.Y - point.Y) * (other.X - point.X)), row);
    }

    private static int First(double value, int least) => (int)Math.Max(least, Math.Floor(value));

    private static int Last(double value, int end) => (int)Math.Min(end - 1, Math.Ceiling(value));
}
