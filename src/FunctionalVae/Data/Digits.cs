using System.Globalization;
using System.IO.Compression;

namespace FunctionalVae.Data;

/// <summary>Handwritten digits that come with the library: 1,797 grey images of 8 × 8 pixels, labelled 0 to 9.</summary>
/// <remarks>
/// E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998 (test part), CC BY 4.0.
/// </remarks>
public static class Digits
{
    private const string Resource = "FunctionalVae.Data.digits.csv.gz";
    private const int Side = 8;
    private const int PixelCount = Side * Side;
    private const int Count = 1797;
    private const int TrainCount = 1437;
    private const float White = 16;
    private const ulong SplitSeed = 0x5eed;

    /// <summary>1,437 digits to train on and 360 to test on, pixels in [0, 1]; the same split always.</summary>
    public static TrainTestSets Load() => Load(Permutation.Of(Key.FromSeed(SplitSeed), Count));

    /// <summary>The digits in the given order of rows, the first 1,437 for training.</summary>
    internal static TrainTestSets Load(IReadOnlyList<int> order)
    {
        var rows = ReadRows();
        return new(Take("digits/train", rows, order.Take(TrainCount)), Take("digits/test", rows, order.Skip(TrainCount)));
    }

    private static ExampleSet Take(string name, byte[][] rows, IEnumerable<int> order)
    {
        byte[][] chosen = [.. order.Select(row => rows[row])];
        float[] values = [.. chosen.SelectMany(row => row.Take(PixelCount)).Select(pixel => pixel / White)];
        return new(name, Side, Side, 1, values, [.. chosen.Select(row => row[PixelCount])]);
    }

    // Each row: 64 pixels of 0 to 16, then the label.
    private static byte[][] ReadRows()
    {
        using var packed =
            typeof(Digits).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var rows = new List<byte[]>(Count);
        while (lines.ReadLine() is { } line)
        {
            rows.Add([.. line.Split(',').Select(cell => byte.Parse(cell, CultureInfo.InvariantCulture))]);
        }

        return [.. rows];
    }
}
