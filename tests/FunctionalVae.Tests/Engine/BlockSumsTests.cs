using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>The blocks of a batch and the order in which their sums are joined.</summary>
public sealed class BlockSumsTests
{
    private const double Large = 1L << 53;

    [Fact]
    public void The_blocks_have_every_row_once_and_16_of_them_but_the_last()
    {
        foreach (var rows in BatchSizes.AroundBlocks)
        {
            var blocks = Blocks(rows);
            Assert.Equal(Enumerable.Range(0, rows), blocks.SelectMany(block => Enumerable.Range(block.From, block.To - block.From)));
            Assert.All(blocks.SkipLast(1), block => Assert.Equal(16, block.To - block.From));
        }
    }

    // Beside 2⁵³ a 1 is rounded away: any other order has another sum.
    [Theory]
    [InlineData(new[] { Large, 1, 1, -Large }, 0)]
    [InlineData(new[] { 1, 1, Large, -Large }, 2)]
    [InlineData(new[] { Large, -Large, 1, 1 }, 2)]
    [InlineData(new[] { 1, Large, -Large, 1 }, 1)]
    public void They_are_joined_in_their_order(double[] blocks, double expected)
    {
        foreach (var columns in (int[])[1, 16, 17, 100])
        {
            Assert.All(Joined(blocks, columns), sum => Assert.Equal(expected, sum));
        }
    }

    private static List<(int From, int To)> Blocks(int rows)
    {
        List<(int, int)> blocks = [];
        KernelRun.Of(
            rows,
            (_, memory) =>
            {
                var sums = new BlockSums(memory, rows, 1);
                for (var block = 0; block < sums.Count; block++)
                {
                    blocks.Add(sums.RowsOf(block));
                }
            },
            sums: 1
        );
        return blocks;
    }

    // The same blocks in every column, whose totals are taken in two parts where a part has to begin.
    private static double[] Joined(double[] blocks, int columns)
    {
        var totals = new double[columns];
        var rows = blocks.Length * BlockSums.Rows;
        KernelRun.Of(
            rows,
            (_, memory) =>
            {
                var sums = new BlockSums(memory, rows, columns);
                for (var item = 0; item < blocks.Length * columns; item++)
                {
                    sums.At(item / columns, item % columns / BlockSums.Grain * BlockSums.Grain)[item % columns % BlockSums.Grain] = blocks[
                        item / columns
                    ];
                }

                var half = columns / 2 / BlockSums.Grain * BlockSums.Grain;
                sums.Join(0, half)[..half].CopyTo(totals);
                sums.Join(half, columns)[..(columns - half)].CopyTo(totals.AsSpan(half));
            },
            sums: columns
        );
        return totals;
    }
}
