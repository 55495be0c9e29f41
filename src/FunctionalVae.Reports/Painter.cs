namespace FunctionalVae.Reports;

/// <summary>Round shapes with smooth edges: a pixel is covered by how far its centre is inside.</summary>
internal static class Painter
{
    private const double HalfPixel = 0.5;

    /// <summary>A filled circle around (x, y), where a pixel's centre is at its integer coordinates.</summary>
    public static void Dot(Bitmap picture, double x, double y, double radius, Rgb colour, double opacity = 1)
    {
        foreach (var (column, row) in PixelsAround(x, x, y, y, radius))
        {
            picture.Blend(column, row, colour, opacity * Covered(Distance(column - x, row - y), radius));
        }
    }

    /// <summary>One stroke of a round pen through all points; where it crosses itself it is not darker.</summary>
    public static void Line(Bitmap picture, (double X, double Y)[] points, double width, Rgb colour)
    {
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        foreach (var (column, row) in PixelsAround(left, right, top, bottom, width / 2))
        {
            var nearest = points.Zip(points.Skip(1), (from, to) => DistanceToSegment(column, row, from, to)).Min();
            picture.Blend(column, row, colour, Covered(nearest, width / 2));
        }
    }

    /// <summary>How far a pixel is covered by a round shape: 1 inside, 0 outside, a share at the edge.</summary>
    /// <param name="distance">Of the pixel's centre from the shape's.</param>
    /// <param name="radius">Of the shape.</param>
    public static double Covered(double distance, double radius) => Math.Clamp(radius + HalfPixel - distance, 0, 1);

    /// <summary>The distance of a point from a segment, in pixels.</summary>
    public static double DistanceToSegment(double x, double y, (double X, double Y) from, (double X, double Y) to)
    {
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var squared = (alongX * alongX) + (alongY * alongY);
        var part = squared > 0 ? Math.Clamp((((x - from.X) * alongX) + ((y - from.Y) * alongY)) / squared, 0, 1) : 0;
        return Distance(x - from.X - (part * alongX), y - from.Y - (part * alongY));
    }

    private static IEnumerable<(int Column, int Row)> PixelsAround(double left, double right, double top, double bottom, double radius)
    {
        for (var row = (int)Math.Floor(top - radius - 1); row <= bottom + radius + 1; row++)
        {
            for (var column = (int)Math.Floor(left - radius - 1); column <= right + radius + 1; column++)
            {
                yield return (column, row);
            }
        }
    }

    private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
