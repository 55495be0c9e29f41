using System.Runtime.CompilerServices;
using FunctionalVae.Graphs;

namespace FunctionalVae.Engine;

/// <summary>
/// The convolution y = x ∗ W + b and its derivatives. The weight [kernel, kernel, channels, outputs] is a matrix [patch, outputs] whose rows are
/// the values of a patch; a few patches at a time are unfolded into a lane's room, and go through the tiles of an affine map.
/// </summary>
public static class ConvolutionKernel
{
    /// <summary>output [B, places · outputs] = patches of input · weight + bias [1, outputs], at each place of the window.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Forward(Lane lane, Workspace memory, Matrix input, Panels weight, Matrix bias, Matrix output, Window window)
    {
        var rows = AllPlaces(output, weight);
        var room = memory.Patches(lane);
        var most = Patches.MostAtOnce(window.Patch);
        var (from, to) = lane.Share(rows.Rows, ProductTile.Rows);
        for (var first = from; first < to; first += most)
        {
            var count = Math.Min(most, to - first);
            Patches.Unfold(input, window, first, count, room);
            var part = new Matrix(rows.Data, rows.Offset + (first * rows.Columns), count, rows.Columns);
            for (var panel = 0; panel < weight.Count; panel++)
            {
                AffineKernel.OutputTiles(
                    0,
                    ProductPacking.BlocksOf(count),
                    panel,
                    memory.Tile(lane),
                    new(room, 0, count, window.Patch),
                    weight,
                    bias,
                    part
                );
            }
        }

        lane.Sync();
    }

    /// <summary>inputGradient [B, pixels · channels] = what each place gives to the pixels under its kernel, outputGradient · weightᵀ, added up.</summary>
    [MethodImpl(Compiled.Alone)]
    public static void InputGradient(Lane lane, Workspace memory, Matrix outputGradient, Panels weight, Matrix inputGradient, Window window)
    {
        var rows = AllPlaces(outputGradient, weight);
        var places = window.Rows * window.Columns;
        var (room, packed) = (memory.Patches(lane), memory.Packed(lane));
        var most = Math.Min(Patches.MostAtOnce(window.Patch), Panels.Width);
        // Whole examples: the sums over the places that cover a pixel are one lane's, in the order of the places.
        var (from, to) = lane.Share(inputGradient.Rows);
        for (var example = from; example < to; example++)
        {
            inputGradient.Row(example).Clear();
            for (var first = 0; first < places; first += most)
            {
                var count = Math.Min(most, places - first);
                var start = (example * places) + first;
                var part = new Matrix(rows.Data, rows.Offset + (start * rows.Columns), count, rows.Columns);
                ProductPacking.Transpose(part, 0, ProductPacking.BlocksOf(part.Columns), packed);
                AffineKernel.InputTiles(
                    0,
                    ProductPacking.BlocksOf(weight.Rows),
                    0,
                    memory.Zeros,
                    memory.Tile(lane),
                    packed,
                    weight,
                    new(room, 0, count, window.Patch)
                );
                Patches.Fold(room, window, start, count, inputGradient);
            }
        }

        lane.Sync();
    }

    /// <summary>
    /// The gradient of weight, patchesᵀ · outputGradient over the batch and all places, goes where the execution wants it; a training step may
    /// change the weight by it at once. biasGradient [1, outputs] = the sum of outputGradient.
    /// </summary>
    public static void ParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient,
        Window window
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, window, memory.Sink, adds: false);

    /// <summary>As <see cref="ParameterGradient"/>, where others are to be added: the gradient is kept, and the weight unchanged.</summary>
    public static void FirstParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient,
        Window window
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, window, memory.Store, adds: false);

    /// <summary>As <see cref="FirstParameterGradient"/>, but added to what is there.</summary>
    public static void NextParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient,
        Window window
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, window, memory.Sum, adds: true);

    private static void Gradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient,
        Window window,
        WeightSink sink,
        bool adds
    )
    {
        var rows = AllPlaces(outputGradient, weight);
        var sums = new PatchSums(memory.Scratch, rows.Rows, weight);
        var (from, to) = lane.Share(sums.Items);
        for (var item = from; item < to; item++)
        {
            Part(lane, memory, sums, item, input, rows, window);
        }

        lane.Sync();
        (from, to) = lane.Share(sums.Count, Panels.Width);
        sink.Take(sums.Join(from, to), weight.Offset + from);
        (from, to) = lane.Share(biasGradient.Columns, Panels.Width);
        var bias = biasGradient.Values[from..to];
        var sum = sums.JoinBias(from, to);
        for (var i = 0; i < bias.Length; i++)
        {
            bias[i] = (float)(adds ? bias[i] + sum[i] : sum[i]);
        }

        lane.Sync();
    }

    // A block's sums of some tiles of the weight, a few rows after the other.
    [MethodImpl(Compiled.Alone)]
    private static void Part(Lane lane, Workspace memory, PatchSums sums, int item, Matrix input, Matrix outputGradient, Window window)
    {
        var (room, packed, tile) = (memory.Patches(lane), memory.Packed(lane), memory.Tile(lane));
        var most = Patches.MostAtOnce(window.Patch);
        var (from, to) = sums.RowsOf(item);
        var (firstTile, endTile) = sums.TilesOf(item);
        sums.Clear(item);
        for (var first = from; first < to; first += most)
        {
            var count = Math.Min(most, to - first);
            Patches.Unfold(input, window, first, count, room);
            for (var panel = 0; panel < Panels.CountOf(outputGradient.Columns); panel++)
            {
                var width = Panels.WidthOf(panel, outputGradient.Columns);
                Pack(outputGradient, first, count, panel, packed);
                if (firstTile == 0)
                {
                    AddRows(packed, count, width, sums.BiasOf(item, panel));
                }

                for (var at = firstTile; at < endTile; at++)
                {
                    var start = at * ProductTile.Rows;
                    var last = Math.Min(ProductTile.Rows, window.Patch - start) - 1;
                    var source = new ProductRows(0, last, Row: 1, Step: window.Patch, Segment: count, SegmentStep: 0);
                    ProductTile.Run(count, ref room[start], source, ref packed[0], width, ref memory.Zeros[0], ref tile[0], width);
                    VectorSum.Add(tile.AsSpan(0, (last + 1) * width), sums.Of(item, panel, at));
                }
            }
        }
    }

    // Some rows of one panel, [count, width]; columns that are missing are 0.
    private static void Pack(Matrix matrix, int first, int count, int panel, float[] packed)
    {
        var width = Panels.WidthOf(panel, matrix.Columns);
        var column = panel * Panels.Width;
        var columns = Math.Min(width, matrix.Columns - column);
        for (var row = 0; row < count; row++)
        {
            var target = packed.AsSpan(row * width, width);
            matrix.Row(first + row).Slice(column, columns).CopyTo(target);
            target[columns..].Clear();
        }
    }

    private static void AddRows(float[] packed, int count, int width, Span<double> sum)
    {
        for (var row = 0; row < count; row++)
        {
            var values = packed.AsSpan(row * width, width);
            for (var i = 0; i < values.Length; i++)
            {
                sum[i] += values[i];
            }
        }
    }

    // [B, places · outputs] as [B · places, outputs].
    private static Matrix AllPlaces(Matrix output, Panels weight) =>
        new(output.Data, output.Offset, output.Count / weight.Columns, weight.Columns);
}
