using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>The way back of <see cref="ValueDensities"/>.</summary>
internal static partial class ValueDensities
{
    /// <summary>
    /// outputGradient = −∂/∂output of the log-density / B and, of each parameter that is trained, −Σ ∂/∂parameter of the log-density · e^s / B over
    /// the batch, and over the values that share one s. Where there are weights, [B, 1], whose mean is 1, each row counts with its own in the latter;
    /// the rows of outputGradient are not weighed. Where observed is given, values for which it has 0 have no part in any of it.
    /// </summary>
    public static void Backward<TDensity>(
        Lane lane,
        Workspace memory,
        Matrix output,
        Matrix target,
        Matrix outputGradient,
        DensityParameter first = default,
        DensityParameter second = default,
        Matrix? weights = null,
        Matrix? observed = null
    )
        where TDensity : struct, IValueDensity
    {
        var place = BlockSums.Padded(first.Log.Count);
        var sums = new BlockSums(memory, output.Rows, place + second.Log.Count);
        var values = new Values(output, target, outputGradient, weights, observed);
        switch (Vector512.IsHardwareAccelerated, observed is not null)
        {
            case (true, false):
                Gradients<TDensity, Floats512, No>(lane, sums, place, values, first, second);
                break;
            case (false, false):
                Gradients<TDensity, FloatsUsual, No>(lane, sums, place, values, first, second);
                break;
            case (true, true):
                Gradients<TDensity, Floats512, Yes>(lane, sums, place, values, first, second);
                break;
            default:
                Gradients<TDensity, FloatsUsual, Yes>(lane, sums, place, values, first, second);
                break;
        }

        lane.Sync();
        if (first.IsTrained || second.IsTrained)
        {
            LogGradient<TDensity>(lane, sums, 0, parameter: 0, first, values);
            LogGradient<TDensity>(lane, sums, place, parameter: 1, second, values);
            lane.Sync();
        }
    }

    private static void Gradients<TDensity, T, TObserved>(
        Lane lane,
        BlockSums sums,
        int place,
        Values values,
        DensityParameter first,
        DensityParameter second
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
        where TObserved : struct, IFact
    {
        switch (first.IsTrained, second.IsTrained)
        {
            case (false, false):
                var (from, to) = lane.Share(values.Output.Rows);
                Tile<TDensity, T, No, No, TObserved>(
                    (from, to),
                    0,
                    values.Output.Columns,
                    values,
                    first.At<T>(0),
                    second.At<T>(0),
                    Slope<TDensity, T>(values, first, 0),
                    out _,
                    out _
                );
                break;
            case (true, false):
                Blocks<TDensity, T, Yes, No, TObserved>(lane, sums, place, values, first, second);
                break;
            case (false, true):
                Blocks<TDensity, T, No, Yes, TObserved>(lane, sums, place, values, first, second);
                break;
            default:
                Blocks<TDensity, T, Yes, Yes, TObserved>(lane, sums, place, values, first, second);
                break;
        }
    }

    // And each block's Σ ∂/∂parameter: of every column, or of all where they share one s.
    [MethodImpl(Compiled.Alone)]
    private static void Blocks<TDensity, T, TFirst, TSecond, TObserved>(
        Lane lane,
        BlockSums sums,
        int place,
        Values values,
        DensityParameter first,
        DensityParameter second
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
        where TFirst : struct, IFact
        where TSecond : struct, IFact
        where TObserved : struct, IFact
    {
        // One vector of columns at a time, unless all have the same parameters.
        var width = first.IsEach || second.IsEach ? T.Count : values.Output.Columns;
        var (from, to) = lane.Share(sums.Count);
        for (var block = from; block < to; block++)
        {
            for (var column = 0; column < values.Output.Columns; column += width)
            {
                Tile<TDensity, T, TFirst, TSecond, TObserved>(
                    sums.RowsOf(block),
                    column,
                    Math.Min(width, values.Output.Columns - column),
                    values,
                    first.At<T>(column),
                    second.At<T>(column),
                    Slope<TDensity, T>(values, first, column),
                    out var byFirst,
                    out var bySecond
                );
                Keep(sums, block, 0, column, first, byFirst);
                Keep(sums, block, place, column, second, bySecond);
            }
        }
    }

    // What the derivative of a term is multiplied by: −1/B, times the factor, which is float64's where all columns share it.
    private static T Slope<TDensity, T>(Values values, DensityParameter first, int column)
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T> =>
        first.IsEach && TDensity.HasFactor
            ? T.Of(-1f / values.Output.Rows) * TDensity.Factors(first.At<T>(column))
            : T.Of((float)(-TDensity.Factor(first.Shared) / values.Output.Rows));

    private static void Keep<T>(BlockSums sums, int block, int place, int column, DensityParameter parameter, WideSum<T> sum)
        where T : struct, IFloats<T>
    {
        if (parameter.IsEach)
        {
            sum.Store(ref sums.At(block, place + column)[0]);
        }
        else if (parameter.IsTrained)
        {
            ref var total = ref sums.At(block, place)[0];
            total = column == 0 ? sum.Total() : total + sum.Total();
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Tile<TDensity, T, TFirst, TSecond, TObserved>(
        (int From, int To) rows,
        int column,
        int columns,
        Values values,
        T first,
        T second,
        T slope,
        out WideSum<T> byFirst,
        out WideSum<T> bySecond
    )
        where TDensity : struct, IValueDensity
        where T : struct, IFloats<T>
        where TFirst : struct, IFact
        where TSecond : struct, IFact
        where TObserved : struct, IFact
    {
        var firstSum = default(WideSum<T>);
        var secondSum = default(WideSum<T>);
        for (var row = rows.From; row < rows.To; row++)
        {
            var o = values.Output.Row(row).Slice(column, columns);
            var x = values.Target.Row(row).Slice(column, columns);
            var gradient = values.Gradient.Row(row).Slice(column, columns);
            var shown = TObserved.Is ? values.Observed.GetValueOrDefault().Row(row).Slice(column, columns) : [];
            var own = values.Weights is { } weights ? T.Of(weights.Values[row]) : T.One;
            for (var i = 0; i < columns; i += T.Count)
            {
                var (xi, oi) = (FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(o, i));
                var byOutput = TDensity.ByOutput(xi, oi, first, second) * slope;
                var weight = own;
                if (TObserved.Is)
                {
                    var observed = FloatsPart.Load<T>(shown, i);
                    (byOutput, weight) = (byOutput * observed, weight * observed);
                }

                FloatsPart.Store(byOutput, gradient, i);
                if (TFirst.Is)
                {
                    if (TDensity.HasFactor)
                    {
                        TDensity.Add(ref firstSum, xi, oi, first, second, weight, columns - i);
                    }
                    else
                    {
                        firstSum.Add(FloatsPart.Masked(TDensity.ByFirst(xi, oi, first, second) * weight, columns - i));
                    }
                }

                if (TSecond.Is)
                {
                    secondSum.Add(FloatsPart.Masked(TDensity.BySecond(xi, oi, first, second) * weight, columns - i));
                }
            }
        }

        byFirst = firstSum;
        bySecond = secondSum;
    }

    private static void LogGradient<TDensity>(Lane lane, BlockSums sums, int place, int parameter, DensityParameter of, Values values)
        where TDensity : struct, IValueDensity
    {
        var columns = of.IsEach ? 1 : values.Output.Columns;
        var (from, to) = lane.Share(of.Log.Count, BlockSums.Grain);
        var totals = sums.Join(place + from, place + to);
        for (var i = from; i < to; i++)
        {
            // In float64: the two parts cancel as the parameter finds its place.
            var slope = Math.Exp(of.Log.Values[i]);
            var value = of.Number + slope;
            var term = (TDensity.HasFactor ? TDensity.FactorSlope(value) : 1) * totals[i - from] / values.Output.Rows;
            var count = values.Observed is { } observed ? ObservedConstants.Count(observed, values.Weights, i, columns) : columns;
            of.Gradient.Values[i] = (float)(-slope * (term + (count * TDensity.ConstantSlope(parameter, value))));
        }
    }

    private readonly record struct Values(Matrix Output, Matrix Target, Matrix Gradient, Matrix? Weights, Matrix? Observed);
}
