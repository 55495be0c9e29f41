using System.Runtime.CompilerServices;

namespace FunctionalVae.Engine;

/// <summary>
/// Up to eight columns of as many examples as a vector has values, exchanged so that a vector is one column. A latent of 2 or of 20 dimensions
/// fills no vectors, but a batch does.
/// </summary>
/// <remarks>Not inlined: a kernel has up to six of them, and the compiler's time for as many copies is a tenth of the way to the first step.</remarks>
internal static class ExampleColumns
{
    /// <summary>The most columns at a time.</summary>
    public const int Most = Transposition.Side;

    /// <summary>The most floats of a block: eight columns of vectors of 512 bits.</summary>
    public const int Size = Most * 16;

    /// <summary>block [columns, T.Count] = the columns from <paramref name="column"/> on of the examples from <paramref name="example"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Load<T>(Matrix matrix, int example, int column, int columns, Span<float> block)
        where T : struct, IFloats<T>
    {
        var examples = Math.Min(T.Count, matrix.Rows - example);
        for (var i = 0; i < examples; i += Transposition.Side)
        {
            var first = matrix.Offset + ((example + i) * matrix.Columns) + column;
            ref var source = ref matrix.Data[first];
            var rows = Math.Min(Transposition.Side, examples - i);
            // With fewer columns than eight what lies behind them is loaded too, and not looked at.
            var end = first + ((Transposition.Side - 1) * matrix.Columns) + Transposition.Side;
            if (rows == Transposition.Side && end <= matrix.Data.Length)
            {
                Transposition.Block(ref source, matrix.Columns, ref block[i], T.Count);
            }
            else
            {
                Transposition.Part(ref source, matrix.Columns, rows, columns, ref block[i], T.Count);
            }
        }
    }

    /// <summary>The reverse of <see cref="Load"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Store<T>(Matrix matrix, int example, int column, int columns, Span<float> block)
        where T : struct, IFloats<T>
    {
        var examples = Math.Min(T.Count, matrix.Rows - example);
        for (var i = 0; i < examples; i += Transposition.Side)
        {
            ref var target = ref matrix.Data[matrix.Offset + ((example + i) * matrix.Columns) + column];
            var rows = Math.Min(Transposition.Side, examples - i);
            if (rows == Transposition.Side && columns == Transposition.Side)
            {
                Transposition.Block(ref block[i], T.Count, ref target, matrix.Columns);
            }
            else
            {
                Transposition.Part(ref block[i], T.Count, columns, rows, ref target, matrix.Columns);
            }
        }
    }
}
