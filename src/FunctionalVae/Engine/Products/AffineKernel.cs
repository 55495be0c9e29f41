using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The affine map y = x·W + b and its derivatives.</summary>
public static class AffineKernel
{
    /// <summary>output [B, m] = input [B, n] · weight [n, m] + bias [1, m].</summary>
    [MethodImpl(Compiled.Alone)]
    public static void Forward(Lane lane, Workspace memory, Matrix input, Panels weight, Matrix bias, Matrix output)
    {
        var first = output.Rows == 1 ? Row(lane, input, weight, bias, output) : 0;
        var tiles = ProductPacking.BlocksOf(output.Rows);
        var most = ProductTile.MostAtOnce(weight.Rows);
        for (var start = 0; start < tiles; start += most)
        {
            var count = Math.Min(most, tiles - start);
            for (var panel = first; panel < weight.Count; panel++)
            {
                var (from, to) = Panels.Share(lane, weight.Columns, panel, count);
                OutputTiles(start + from, start + to, panel, memory.Tile(lane), input, weight, bias, output);
            }
        }

        lane.Sync();
    }

    /// <summary>inputGradient [B, n] = outputGradient [B, m] · weightᵀ.</summary>
    /// <remarks>Computed as its transpose, weight · outputGradientᵀ, so that the weight is read as it lies.</remarks>
    [MethodImpl(Compiled.Alone)]
    public static void InputGradient(Lane lane, Workspace memory, Matrix outputGradient, Panels weight, Matrix inputGradient)
    {
        var examples = outputGradient.Rows;
        var transposed = memory.Scratch;
        ProductPacking.Transpose(lane, outputGradient, transposed);
        lane.Sync();
        var tile = memory.Tile(lane);
        var tiles = ProductPacking.BlocksOf(weight.Rows);
        var most = ProductTile.MostAtOnce(weight.Columns);
        for (var start = 0; start < tiles; start += most)
        {
            var count = Math.Min(most, tiles - start);
            for (var panel = 0; panel < Panels.CountOf(examples); panel++)
            {
                var (from, to) = Panels.Share(lane, examples, panel, count);
                InputTiles(start + from, start + to, panel, memory.Zeros, tile, transposed, weight, inputGradient);
            }
        }

        lane.Sync();
    }

    /// <summary>
    /// The gradient of weight [n, m], inputᵀ · outputGradient, goes where the execution wants it; a training step may change the weight by it
    /// at once. biasGradient [1, m] = the sum of outputGradient over the batch.
    /// </summary>
    public static void ParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, memory.Sink, adds: false);

    /// <summary>As <see cref="ParameterGradient"/>, where others are to be added: the gradient is kept, and the weight unchanged.</summary>
    public static void FirstParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, memory.Store, adds: false);

    /// <summary>As <see cref="FirstParameterGradient"/>, but added to what is there.</summary>
    public static void NextParameterGradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient
    ) => Gradient(lane, memory, input, outputGradient, weight, biasGradient, memory.Sum, adds: true);

    [MethodImpl(Compiled.Alone)]
    private static void Gradient(
        Lane lane,
        Workspace memory,
        Matrix input,
        Matrix outputGradient,
        Panels weight,
        Matrix biasGradient,
        WeightSink sink,
        bool adds
    )
    {
        var examples = input.Rows;
        var (interleaved, panels) = (memory.Scratch, memory.GradientPanels);
        ProductPacking.Interleave(lane, input, interleaved);
        ProductPacking.ToPanels(lane, outputGradient, panels, biasGradient, adds);
        lane.Sync();
        var tiles = ProductPacking.BlocksOf(weight.Rows);
        var most = ProductTile.MostAtOnce(examples);
        for (var start = 0; start < tiles; start += most)
        {
            var count = Math.Min(most, tiles - start);
            for (var panel = 0; panel < weight.Count; panel++)
            {
                var (from, to) = Panels.Share(lane, weight.Columns, panel, count);
                if (from < to)
                {
                    sink.Take(
                        new(interleaved, panels, examples, weight, panel, memory.Tile(lane), memory.Zeros)
                        {
                            From = start + from,
                            To = start + to,
                        }
                    );
                }
            }
        }

        lane.Sync();
    }

    /// <summary>Some tiles of one panel of the output.</summary>
    [MethodImpl(Compiled.Alone)]
    internal static void OutputTiles(int from, int to, int panel, float[] tile, Matrix input, Panels weight, Matrix bias, Matrix output)
    {
        var inner = weight.Rows;
        var column = panel * Panels.Width;
        var width = Panels.WidthOf(panel, weight.Columns);
        var columns = Math.Min(width, weight.Columns - column);
        ref var x = ref input.Data[input.Offset];
        ref var w = ref weight.Data[weight.Start(panel)];
        ref var start = ref bias.Data[bias.Offset + column];
        for (var item = from; item < to; item++)
        {
            var first = item * ProductTile.Rows;
            var rows = Math.Min(ProductTile.Rows, output.Rows - first);
            var source = ProductRows.Of(first, rows - 1, inner);
            if (rows == ProductTile.Rows && columns == width)
            {
                ref var y = ref output.Data[output.Offset + (first * output.Columns) + column];
                ProductTile.Run(inner, ref x, source, ref w, width, ref start, ref y, output.Columns);
                continue;
            }

            // A tile that is not whole would write beyond its output, so it is copied there.
            ProductTile.Run(inner, ref x, source, ref w, width, ref start, ref tile[0], width);
            for (var row = 0; row < rows; row++)
            {
                tile.AsSpan(row * width, columns).CopyTo(output.Row(first + row)[column..]);
            }
        }
    }

    /// <summary>Some tiles of one panel of examples.</summary>
    [MethodImpl(Compiled.Alone)]
    internal static void InputTiles(
        int from,
        int to,
        int panel,
        float[] zeros,
        float[] tile,
        float[] transposed,
        Panels weight,
        Matrix inputGradient
    )
    {
        var examples = inputGradient.Rows;
        var example = panel * Panels.Width;
        var width = Panels.WidthOf(panel, examples);
        var end = Math.Min(width, examples - example);
        ref var w = ref weight.Data[weight.Offset];
        ref var dy = ref transposed[example * weight.Columns];
        for (var item = from; item < to; item++)
        {
            var first = item * ProductTile.Rows;
            var rows = Math.Min(ProductTile.Rows, weight.Rows - first);
            var source = ProductRows.Of(first, rows - 1, weight);
            ProductTile.Run(weight.Columns, ref w, source, ref dy, width, ref zeros[0], ref tile[0], width);
            for (var i = 0; i < end; i += Transposition.Side)
            {
                ref var dx = ref inputGradient.Data[inputGradient.Offset + ((example + i) * inputGradient.Columns) + first];
                var columns = Math.Min(Transposition.Side, end - i);
                if (rows == ProductTile.Rows && columns == Transposition.Side)
                {
                    Transposition.Block(ref tile[i], width, ref dx, inputGradient.Columns);
                }
                else
                {
                    Transposition.Part(ref tile[i], width, rows, columns, ref dx, inputGradient.Columns);
                }
            }
        }
    }

    // One example: as many panels as make whole groups, whose number it returns; the lanes take turns.
    private static int Row(Lane lane, Matrix input, Panels weight, Matrix bias, Matrix output)
    {
        var groups = Vector512.IsHardwareAccelerated ? weight.Columns / (Panels.Width * WideProductRow.Group) : 0;
        for (var group = lane.Index; group < groups; group += lane.Count)
        {
            var panel = group * WideProductRow.Group;
            var column = panel * Panels.Width;
            WideProductRow.Run(
                weight.Rows,
                ref input.Data[input.Offset],
                ref weight.Data[weight.Start(panel)],
                ref bias.Data[bias.Offset + column],
                ref output.Data[output.Offset + column]
            );
        }

        return groups * WideProductRow.Group;
    }
}
