using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>What the tests of sums over the batch have in common: batches at and around the borders of blocks.</summary>
internal static class BatchSizes
{
    /// <summary>One block, its last row, the first of the next, and many.</summary>
    public static int[] AroundBlocks { get; } =
    [1, BlockSums.Rows - 1, BlockSums.Rows, BlockSums.Rows + 1, (2 * BlockSums.Rows) + 1, 100, 8 * BlockSums.Rows];

    /// <summary>Asserts that a sum in float32 is right to <paramref name="bound"/> of the sum of its terms' magnitudes.</summary>
    public static void Near(int rows, Func<int, double> term, float actual, double bound, double start = 0)
    {
        var (sum, magnitude) = (start, Math.Abs(start));
        for (var row = 0; row < rows; row++)
        {
            sum += term(row);
            magnitude += Math.Abs(term(row));
        }

        Assert.Equal(sum, actual, bound * magnitude);
    }
}
