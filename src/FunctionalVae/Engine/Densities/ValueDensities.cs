using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// Runs densities of one value of the head for each value of the data, with at most two parameters. Terms are float32's; they are summed in
/// float64, over the values of an example and over the batch in blocks of rows.
/// </summary>
internal static partial class ValueDensities
{
    // Values whose own parameters are kept at once, in whole vectors of any width.
    private const int Most = 1024;

    // Known while a kernel is compiled: it has no code for what is not so.
    private interface IFact
    {
        static abstract bool Is { get; }
    }

    /// <summary>reconstruction of each example = Σ log p(x), in nats.</summary>
    public static void Score<TDensity>(
        Lane lane,
        Workspace memory,
        Matrix output,
        Matrix target,
        DensityParameter first = default,
        DensityParameter second = default
    )
        where TDensity : struct, IValueDensity
    {
        var (from, to) = lane.Share(output.Rows);
        var totals = memory.Reconstruction.AsSpan(from, to - from);
        totals.Fill(first.Constant<TDensity>(0, output.Columns) + second.Constant<TDensity>(1, output.Columns));
        if (Vector512.IsHardwareAccelerated)
        {
            Score<TDensity, Floats512>(totals, from, output, target, first, second);
        }
        else
        {
            Score<TDensity, FloatsUsual>(totals, from, output, target, first, second);
        }

        lane.Sync();
    }

    private static void Score<TDensity, T>(
        Span<double> totals,
        int from,
        Matrix output,
        Matrix target,
        DensityParameter first,
        DensityParameter second
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
    {
        // Those of each value are computed once for all examples, as many at a time as there is room for.
        var isEach = first.IsEach || second.IsEach;
        Span<float> room = stackalloc float[2 * Most];
        for (var column = 0; column < output.Columns; column += isEach ? Most : output.Columns)
        {
            var columns = isEach ? Math.Min(Most, output.Columns - column) : output.Columns;
            var filled = isEach ? (columns + T.Count - 1) / T.Count * T.Count : T.Count;
            var firsts = room[..filled];
            var seconds = room.Slice(Most, filled);
            for (var i = 0; i < filled; i += T.Count)
            {
                First<TDensity, T>(first, column + i).Store(ref firsts[i]);
                second.At<T>(column + i).Store(ref seconds[i]);
            }

            if (isEach)
            {
                Add<TDensity, T, Yes>(totals, from, column, columns, output, target, firsts, seconds, factor: 1);
            }
            else
            {
                Add<TDensity, T, No>(totals, from, column, columns, output, target, firsts, seconds, TDensity.Factor(first.Shared));
            }
        }
    }

    // The first parameter, or in its place the factor that it gives.
    private static T First<TDensity, T>(DensityParameter first, int column)
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T> => TDensity.HasFactor ? TDensity.Factors(first.At<T>(column)) : first.At<T>(column);

    // Adds the terms of some columns to the totals of the examples from `from` on.
    [MethodImpl(Compiled.Alone)]
    private static void Add<TDensity, T, TEach>(
        Span<double> totals,
        int from,
        int column,
        int columns,
        Matrix output,
        Matrix target,
        Span<float> firsts,
        Span<float> seconds,
        double factor
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
        where TEach : struct, IFact
    {
        var first = T.Load(ref firsts[0]);
        var second = T.Load(ref seconds[0]);
        for (var example = 0; example < totals.Length; example++)
        {
            var o = output.Row(from + example).Slice(column, columns);
            var x = target.Row(from + example).Slice(column, columns);
            var sum = default(WideSum<T>);
            for (var i = 0; i < columns; i += T.Count)
            {
                if (TEach.Is)
                {
                    first = T.Load(ref firsts[i]);
                    second = T.Load(ref seconds[i]);
                }

                var weight = TDensity.HasFactor && TEach.Is ? first : T.One;
                TDensity.Add(ref sum, FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(o, i), first, second, weight, columns - i);
            }

            totals[example] += factor * sum.Total();
        }
    }

    private readonly struct Yes : IFact
    {
        public static bool Is => true;
    }

    private readonly struct No : IFact
    {
        public static bool Is => false;
    }
}
