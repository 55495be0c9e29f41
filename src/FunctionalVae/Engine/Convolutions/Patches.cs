using System.Runtime.CompilerServices;
using FunctionalVae.Graphs;

namespace FunctionalVae.Engine;

/// <summary>What lies under the kernel of a convolution at its places, row by row: a place of an example is a row, and a row is a patch.</summary>
internal static class Patches
{
    // Half a megabyte, so that they stay in the second cache while the weight's panels go by.
    private const int RoomAtOnce = 1 << 17;
    private const int Grain = 16;

    /// <summary>The patches that are unfolded at once. It decides how sums over the batch are cut, so it depends on the patch alone.</summary>
    public static int MostAtOnce(int patch) => Math.Clamp(RoomAtOnce / patch & -Grain, Grain, 2 * Panels.Width);

    /// <summary>Floats of the patches that are unfolded at once.</summary>
    public static long Size(int patch) => (long)MostAtOnce(patch) * patch;

    /// <summary>room [count, patch]: the patches from row <paramref name="first"/> on; what lies beyond the image is 0.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Unfold(Matrix images, Window window, int first, int count, float[] room)
    {
        var line = window.Kernel * window.Channels;
        for (var row = 0; row < count; row++)
        {
            var (example, y, x) = Place(window, first + row);
            var image = images.Row(example);
            var patch = room.AsSpan(row * window.Patch, window.Patch);
            var (left, right) = Inside(window, x);
            for (var i = 0; i < window.Kernel; i++)
            {
                var target = patch.Slice(i * line, line);
                if ((uint)(y + i) >= (uint)window.Height || left >= right)
                {
                    target.Clear();
                    continue;
                }

                target[..left].Clear();
                image.Slice(Start(window, y + i, x) + left, right - left).CopyTo(target[left..]);
                target[right..].Clear();
            }
        }
    }

    /// <summary>Adds every value of the patches in room to the pixel that it lies on; what lies beyond the image is left out.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Fold(float[] room, Window window, int first, int count, Matrix images)
    {
        var line = window.Kernel * window.Channels;
        for (var row = 0; row < count; row++)
        {
            var (example, y, x) = Place(window, first + row);
            var image = images.Row(example);
            var patch = room.AsSpan(row * window.Patch, window.Patch);
            var (left, right) = Inside(window, x);
            for (var i = 0; i < window.Kernel; i++)
            {
                if ((uint)(y + i) < (uint)window.Height && left < right)
                {
                    VectorSum.Add(
                        patch[((i * line) + left)..((i * line) + right)],
                        image.Slice(Start(window, y + i, x) + left, right - left)
                    );
                }
            }
        }
    }

    // The kernel's upper left corner on its example's image, which may lie in the padding.
    private static (int Example, int Row, int Column) Place(Window window, int row)
    {
        var (above, column) = Math.DivRem(row, window.Columns);
        var (example, line) = Math.DivRem(above, window.Rows);
        return (example, (line * window.Stride) - window.Padding, (column * window.Stride) - window.Padding);
    }

    // Of a line of the kernel, the values that lie on the image.
    private static (int From, int To) Inside(Window window, int column) =>
        (Math.Max(0, -column) * window.Channels, Math.Min(window.Kernel, window.Width - column) * window.Channels);

    // Where a line of the kernel begins in the image, were there no edge.
    private static int Start(Window window, int row, int column) => ((row * window.Width) + column) * window.Channels;
}
