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

    /// <summary>reconstruction of each example = Σ log p(x), in nats: over the values that are observed, where <paramref name="observed"/> has 1 for them and 0 for the others.</summary>
    public static void Score<TDensity>(
        Lane lane,
        Workspace memory,
        Matrix output,
        Matrix target,
        DensityParameter first = default,
        DensityParameter second = default,
        Matrix? observed = null
    )
        where TDensity : struct, IValueDensity
    {
        var (from, to) = lane.Share(output.Rows);
        var totals = memory.Reconstruction.AsSpan(from, to - from);
        totals.Fill(first.Constant<TDensity>(0, output.Columns) + second.Constant<TDensity>(1, output.Columns));
        if (observed is { } shown)
        {
            ObservedConstants.Write<TDensity>(totals, from, shown, first, second);
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Score<TDensity, Floats512>(totals, from, output, target, first, second, observed);
        }
        else
        {
            Score<TDensity, FloatsUsual>(totals, from, output, target, first, second, observed);
        }

        lane.Sync();
    }

    private static void Score<TDensity, T>(
        Span<double> totals,
        int from,
        Matrix output,
        Matrix target,
        DensityParameter first,
        DensityParameter second,
        Matrix? observed
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

            var part = new Part(from, column, columns, output, target, observed ?? default);
            var factor = isEach ? 1 : TDensity.Factor(first.Shared);
            switch (isEach, observed is not null)
            {
                case (true, false):
                    Add<TDensity, T, Yes, No>(totals, part, firsts, seconds, factor);
                    break;
                case (false, false):
                    Add<TDensity, T, No, No>(totals, part, firsts, seconds, factor);
                    break;
                case (true, true):
                    Add<TDensity, T, Yes, Yes>(totals, part, firsts, seconds, factor);
                    break;
                default:
                    Add<TDensity, T, No, Yes>(totals, part, firsts, seconds, factor);
                    break;
            }
        }
    }

    // The first parameter, or in its place the factor that it gives.
    private static T First<TDensity, T>(DensityParameter first, int column)
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T> => TDensity.HasFactor ? TDensity.Factors(first.At<T>(column)) : first.At<T>(column);

    // Adds the terms of some columns to the totals of some examples.
    [MethodImpl(Compiled.Alone)]
    private static void Add<TDensity, T, TEach, TObserved>(
        Span<double> totals,
        Part part,
        Span<float> firsts,
        Span<float> seconds,
        double factor
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
        where TEach : struct, IFact
        where TObserved : struct, IFact
    {
        var first = T.Load(ref firsts[0]);
        var second = T.Load(ref seconds[0]);
        for (var example = 0; example < totals.Length; example++)
        {
            var o = part.Of(part.Output, example);
            var x = part.Of(part.Target, example);
            var shown = TObserved.Is ? part.Of(part.Observed, example) : [];
            var sum = default(WideSum<T>);
            for (var i = 0; i < part.Columns; i += T.Count)
            {
                if (TEach.Is)
                {
                    first = T.Load(ref firsts[i]);
                    second = T.Load(ref seconds[i]);
                }

                var weight = TDensity.HasFactor && TEach.Is ? first : T.One;
                weight = TObserved.Is ? weight * FloatsPart.Load<T>(shown, i) : weight;
                TDensity.Add(ref sum, FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(o, i), first, second, weight, part.Columns - i);
            }

            totals[example] += factor * sum.Total();
        }
    }

    // Some columns of the examples from one on.
    private readonly record struct Part(int From, int Column, int Columns, Matrix Output, Matrix Target, Matrix Observed)
    {
        public Span<float> Of(Matrix matrix, int example) => matrix.Row(From + example).Slice(Column, Columns);
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
