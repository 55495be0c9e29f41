namespace FunctionalVae.Data;

/// <summary>The images of one IDX file of unsigned bytes in three dimensions.</summary>
/// <param name="Count">How many images.</param>
/// <param name="Height">Rows of one.</param>
/// <param name="Width">Columns of one.</param>
/// <param name="Values">[Count, Height · Width], byte ÷ 255.</param>
internal sealed record IdxImages(int Count, int Height, int Width, float[] Values)
{
    private const float White = 255;

    public static IdxImages Read(string path) =>
        IdxReader.Read(
            path,
            file =>
            {
                var sizes = file.ReadSizes(IdxReader.ImagesMagic, "images", "rows", "columns");
                var values = ReadPixels(file, file.RequirePlausible(sizes));
                return new IdxImages((int)sizes[0], (int)sizes[1], (int)sizes[2], values);
            }
        );

    private static float[] ReadPixels(IdxReader file, int length)
    {
        Span<byte> bytes = stackalloc byte[4096];
        var values = GrowingArray.Begin<float>(length, file.IsPlain);
        for (var start = 0; start < length; start += bytes.Length)
        {
            bytes = bytes[..Math.Min(bytes.Length, length - start)];
            file.Fill(bytes);
            GrowingArray.Ensure(ref values, start + bytes.Length, length);
            for (var i = 0; i < bytes.Length; i++)
            {
                values[start + i] = bytes[i] / White;
            }
        }

        return values;
    }
}
