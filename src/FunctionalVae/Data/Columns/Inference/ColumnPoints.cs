namespace FunctionalVae.Data;

/// <summary>Which numbers of a column are points: so many rows have them that a density would say nothing but that.</summary>
internal static class ColumnPoints
{
    // Of fewer rows ten percent have one number by chance.
    private const int FewestRows = 5;

    // The least or the greatest number is one already where so many rows have it, and more than the numbers beside it together: no income.
    private const double ShareAtEnd = 0.01;
    private const int Beside = 10;

    /// <summary>The points by size, each with its rows.</summary>
    /// <param name="byNumber">The different numbers by size.</param>
    public static IReadOnlyList<(double Number, int Rows)> Of(IReadOnlyList<(double Number, int Rows)> byNumber)
    {
        var observed = byNumber.Sum(pair => pair.Rows);
        return
        [
            .. byNumber.Where(
                (pair, i) =>
                    pair.Rows >= FewestRows
                    && (
                        pair.Rows >= TableInference.PointShare * observed
                        || (i == 0 && IsHeap(pair.Rows, byNumber.Skip(1)))
                        || (i == byNumber.Count - 1 && IsHeap(pair.Rows, byNumber.Reverse().Skip(1)))
                    )
            ),
        ];

        bool IsHeap(int rows, IEnumerable<(double Number, int Rows)> others) =>
            rows >= ShareAtEnd * observed && rows > others.Take(Beside).Sum(pair => pair.Rows);
    }
}
