namespace FunctionalVae.Checkpoints;

/// <summary>The words and limits of the safetensors format that reader and writer share.</summary>
internal static class SafeTensorsFormat
{
    /// <summary>A file begins with the length of its header: unsigned, little-endian.</summary>
    public const int LengthBytes = sizeof(ulong);

    /// <summary>The format's own limit on a header, in bytes.</summary>
    public const int HeaderLimit = 100_000_000;

    public const string Metadata = "__metadata__";
    public const string Type = "dtype";
    public const string Shape = "shape";
    public const string Offsets = "data_offsets";
    public const string Float32 = "F32";

    /// <summary>The product of a shape; null when a size is negative or there are more values than an array holds.</summary>
    public static int? ValueCount(IEnumerable<long> shape)
    {
        var count = Int128.One;
        foreach (var size in shape)
        {
            // Saturating keeps a later zero meaningful and the product in range.
            count = size < 0 ? -1 : Int128.Min(count * size, long.MaxValue);
            if (count < 0)
            {
                return null;
            }
        }

        return count <= Array.MaxLength ? (int)count : null;
    }
}
