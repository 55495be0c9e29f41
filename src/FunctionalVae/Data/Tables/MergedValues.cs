namespace FunctionalVae.Data;

/// <summary>A column of which different values became equal when they were rounded to 32-bit floats.</summary>
/// <param name="Column">Its number, from 0.</param>
/// <param name="Distinct">How many different values were read.</param>
/// <param name="Left">How many of them are still different.</param>
public sealed record MergedColumn(int Column, int Distinct, int Left);

/// <summary>Finds columns whose values a model cannot tell apart although the file does.</summary>
public static class MergedValues
{
    // Of decimals a few always meet: n random ones give about n² ÷ 2³⁰ pairs. Whole numbers that meet are names or times.
    private const int LeastShare = 100;
    private const int MostDecimals = 10_000;

    /// <summary>Columns of whole numbers of which any became equal, and columns of which more than a hundredth of the first 10,000 values did.</summary>
    /// <param name="read">The examples as they were read.</param>
    /// <param name="seen">The same examples as a model sees them: scaled, or not.</param>
    public static IReadOnlyList<MergedColumn> Of(ExampleTable read, ExampleTable seen)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(seen);
        var merged = new List<MergedColumn>();
        for (var column = 0; column < read.Width; column++)
        {
            var values = Enumerable.Range(0, read.Count).Select(row => read.ExactAt(row, column));
            var areWhole = values.All(double.IsInteger);
            var (distinct, left) = (new HashSet<double>(), new HashSet<float>());
            for (var row = 0; row < (areWhole ? read.Count : Math.Min(MostDecimals, read.Count)); row++)
            {
                distinct.Add(read.ExactAt(row, column));
                left.Add(seen.Values.Span[(row * read.Width) + column]);
            }

            var lost = distinct.Count - left.Count;
            if (areWhole ? lost > 0 : (long)lost * LeastShare > distinct.Count)
            {
                merged.Add(new(column, distinct.Count, left.Count));
            }
        }

        return merged;
    }
}
