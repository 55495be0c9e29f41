namespace FunctionalVae;

/// <summary>Turns grey values into binary ones.</summary>
internal static class Binarizer
{
    /// <summary>Writes the binary form of one example.</summary>
    /// <param name="binarization">How values become 0 or 1.</param>
    /// <param name="key">The key of the draws.</param>
    /// <param name="example">The example's number under the key.</param>
    /// <param name="grey">Values in [0, 1].</param>
    /// <param name="binary">Values 0 or 1, of the same length.</param>
    public static void Write(Binarization binarization, Key key, uint example, ReadOnlySpan<float> grey, Span<float> binary)
    {
        switch (binarization)
        {
            case Binarization.None:
                grey.CopyTo(binary);
                break;
            case Binarization.Threshold:
                for (var i = 0; i < grey.Length; i++)
                {
                    binary[i] = grey[i] > 0.5f ? 1 : 0;
                }

                break;
            default:
                UniformDraws.Compare(key, example, grey, under: 1, over: 0, binary);
                break;
        }
    }

    /// <summary>The binary form of the given rows; the draw of each depends on its own number only.</summary>
    public static Batch Write(Binarization binarization, Key key, Batch grey, IReadOnlyList<int>? numbers = null)
    {
        var binary = new float[grey.Array.Length];
        for (var row = 0; row < grey.Count; row++)
        {
            Write(binarization, key, (uint)(numbers?[row] ?? row), grey[row].Span, binary.AsSpan(row * grey.Width, grey.Width));
        }

        return new Batch(binary, grey.Width).With(grey.Labels);
    }
}
