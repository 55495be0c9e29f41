namespace FunctionalVae.Testing;

/// <summary>Rows of a table by key, some of their cells missing where the columns allow it.</summary>
internal static class TableRows
{
    private const double Gaps = 0.25;

    /// <summary>Rows one after the other.</summary>
    /// <param name="layout">Where the columns lie.</param>
    /// <param name="key">The key of the rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="spread">What numbers are multiplied by.</param>
    public static float[] Make(TableLayout layout, Key key, int count, float spread = 1)
    {
        var values = new float[count * layout.Width];
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < layout.Places.Count; i++)
            {
                var words = key.Words((uint)row, (uint)i);
                Fill(layout.Places[i], values.AsSpan(row * layout.Width, layout.Width), words, spread);
            }
        }

        return values;
    }

    private static void Fill(ColumnPlace place, Span<float> row, PhiloxBlock words, float spread)
    {
        if (place.Missing is { } missing && Uniform.Open(words.Word0) < Gaps)
        {
            row[missing] = 1;
            return;
        }

        var choice = place.Choices - 1;
        if (place.Choices > 0)
        {
            choice = (int)((ulong)words.Word1 * (ulong)place.Choices >> 32);
            row[place.First + choice] = 1;
        }

        if (place.Value is { } value && choice == place.Choices - 1)
        {
            var uniform = Uniform.Open(words.Word2);
            row[value] =
                place.Column is CountColumn
                    ? MathF.Floor(-3 * spread * MathF.Log((float)uniform))
                    : spread * (float)NormalDistribution.Quantile(uniform);
        }
    }
}
