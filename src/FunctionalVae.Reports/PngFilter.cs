namespace FunctionalVae.Reports;

/// <summary>PNG's row filters, of which each row takes the one that leaves the least: none, or the difference to the left or to above.</summary>
/// <remarks>Source: ISO/IEC 15948 (PNG), clauses 9 and 12.8 (minimum sum of absolute differences).</remarks>
internal static class PngFilter
{
    /// <summary>The rows of an image, each behind its filter's number: [height, 1 + rowLength].</summary>
    public static byte[] Apply(ReadOnlySpan<byte> image, int rowLength, int pixelLength)
    {
        var height = image.Length / rowLength;
        var filtered = new byte[image.Length + height];
        byte[] none = new byte[rowLength];
        byte[] sub = new byte[rowLength];
        byte[] up = new byte[rowLength];
        (byte Number, byte[] Row)[] candidates = [(0, none), (1, sub), (2, up)];
        for (var y = 0; y < height; y++)
        {
            var row = image.Slice(y * rowLength, rowLength);
            for (var x = 0; x < rowLength; x++)
            {
                // Until it is overwritten below, none holds the row above.
                sub[x] = (byte)(row[x] - (x < pixelLength ? 0 : row[x - pixelLength]));
                up[x] = (byte)(row[x] - none[x]);
            }

            row.CopyTo(none);
            var best = candidates.MinBy(candidate => Cost(candidate.Row));
            filtered[y * (rowLength + 1)] = best.Number;
            best.Row.CopyTo(filtered.AsSpan((y * (rowLength + 1)) + 1));
        }

        return filtered;
    }

    // Differences wrap: 255 is −1.
    private static long Cost(byte[] row)
    {
        var sum = 0L;
        foreach (var value in row)
        {
            sum += Math.Abs((int)(sbyte)value);
        }

        return sum;
    }
}
