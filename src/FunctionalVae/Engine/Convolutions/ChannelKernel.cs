using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>The two orders of an image's values: the channels of a pixel side by side, and one channel after the other.</summary>
public static class ChannelKernel
{
    /// <summary>output [B, channels · pixels] = input [B, pixels · channels], one channel after the other.</summary>
    public static void First(Lane lane, Matrix input, Matrix output, int channels) =>
        Exchange(lane, input, output, input.Columns / channels, channels);

    /// <summary>output [B, pixels · channels] = input [B, channels · pixels], the channels of a pixel side by side.</summary>
    public static void Last(Lane lane, Matrix input, Matrix output, int channels) =>
        Exchange(lane, input, output, channels, input.Columns / channels);

    // Each example is a matrix, whose rows and columns are exchanged.
    [MethodImpl(Compiled.Alone)]
    private static void Exchange(Lane lane, Matrix input, Matrix output, int rows, int columns)
    {
        const int Side = Transposition.Side;
        var (from, to) = lane.Share(input.Rows);
        for (var example = from; example < to; example++)
        {
            var x = input.Row(example);
            var y = output.Row(example);
            for (var row = 0; row < rows; row += Side)
            {
                for (var column = 0; column < columns; column += Side)
                {
                    ref var source = ref x[(row * columns) + column];
                    ref var target = ref y[(column * rows) + row];
                    var (high, wide) = (Math.Min(Side, rows - row), Math.Min(Side, columns - column));
                    if (high == Side && wide == Side)
                    {
                        Transposition.Block(ref source, columns, ref target, rows);
                    }
                    else
                    {
                        Transposition.Part(ref source, columns, high, wide, ref target, rows);
                    }
                }
            }
        }

        lane.Sync();
    }
}
