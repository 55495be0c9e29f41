using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// Runs densities with a variance that is given, or floor + e^s with one s for all values or one for each. Terms are float32's; they are summed
/// in float64, over the values of an example and over the batch in blocks of rows.
/// </summary>
internal static class ScaledDensities
{
    /// <summary>reconstruction of each example = Σ log p(x), in nats, with a given variance.</summary>
    public static void Score<TDensity>(Lane lane, Workspace memory, Matrix mean, Matrix target, double variance)
        where TDensity : struct, IScaledDensity =>
        Score<TDensity>(lane, memory, mean, target, null, variance, mean.Columns * TDensity.Constant(variance));

    /// <summary>The same with a trained variance.</summary>
    public static void Score<TDensity>(Lane lane, Workspace memory, Matrix mean, Matrix target, Matrix logScale, double floor)
        where TDensity : struct, IScaledDensity
    {
        var constant = 0.0;
        foreach (var s in logScale.Values)
        {
            constant += TDensity.Constant(floor + Math.Exp(s));
        }

        Score<TDensity>(lane, memory, mean, target, logScale, floor, logScale.Count == 1 ? mean.Columns * constant : constant);
    }

    /// <summary>meanGradient = −∂/∂mean of the log-density / B.</summary>
    public static void Backward<TDensity>(Lane lane, Matrix mean, Matrix target, Matrix meanGradient, double variance)
        where TDensity : struct, IScaledDensity
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MeanGradient<TDensity, Floats512>(lane, mean, target, meanGradient, (float)variance);
        }
        else
        {
            MeanGradient<TDensity, FloatsUsual>(lane, mean, target, meanGradient, (float)variance);
        }
    }

    /// <summary>The same with a trained variance, and logScaleGradient = −Σ ∂/∂variance of the log-density · e^s / B over the batch.</summary>
    public static void Backward<TDensity>(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        Matrix logScale,
        Matrix meanGradient,
        Matrix logScaleGradient,
        double floor
    )
        where TDensity : struct, IScaledDensity
    {
        var sums = new BlockSums(memory, mean.Rows, logScale.Count);
        if (Vector512.IsHardwareAccelerated)
        {
            Gradients<TDensity, Floats512>(lane, sums, mean, target, logScale, meanGradient, (float)floor);
        }
        else
        {
            Gradients<TDensity, FloatsUsual>(lane, sums, mean, target, logScale, meanGradient, (float)floor);
        }

        lane.Sync();
        LogScaleGradient<TDensity>(lane, sums, mean, logScale, logScaleGradient, floor);
        lane.Sync();
    }

    private static void Score<TDensity>(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        Matrix? logScale,
        double number,
        double constant
    )
        where TDensity : struct, IScaledDensity
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Score<TDensity, Floats512>(lane, memory, mean, target, logScale, (float)number, constant);
        }
        else
        {
            Score<TDensity, FloatsUsual>(lane, memory, mean, target, logScale, (float)number, constant);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static void Score<TDensity, T>(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        Matrix? logScale,
        float number,
        double constant
    )
        where TDensity : struct, IScaledDensity
        where T : struct, IFloats<T>
    {
        var same = logScale is { Count: > 1 } ? T.Zero : Variance<T>(logScale, 0, number);
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var sum = default(WideSum<T>);
            for (var i = 0; i < m.Length; i += T.Count)
            {
                var variance = logScale is { Count: > 1 } ? Variance<T>(logScale, i, number) : same;
                var term = TDensity.Term(FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(m, i), variance);
                sum.Add(FloatsPart.Masked(term, m.Length - i));
            }

            memory.Reconstruction[example] = sum.Total() + constant;
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void MeanGradient<TDensity, T>(Lane lane, Matrix mean, Matrix target, Matrix meanGradient, float variance)
        where TDensity : struct, IScaledDensity
        where T : struct, IFloats<T>
    {
        var batch = T.Of(-1f / mean.Rows);
        var same = T.Of(variance);
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var gradient = meanGradient.Row(example);
            for (var i = 0; i < m.Length; i += T.Count)
            {
                FloatsPart.Store(TDensity.ByMean(FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(m, i), same) * batch, gradient, i);
            }
        }

        lane.Sync();
    }

    // And each block's Σ ∂/∂variance: of every column, or of all where they share one s.
    [MethodImpl(Compiled.Alone)]
    private static void Gradients<TDensity, T>(
        Lane lane,
        BlockSums sums,
        Matrix mean,
        Matrix target,
        Matrix logScale,
        Matrix meanGradient,
        float floor
    )
        where TDensity : struct, IScaledDensity
        where T : struct, IFloats<T>
    {
        var shared = logScale.Count == 1;
        // One vector of columns at a time, unless all have the same variance.
        var width = shared ? mean.Columns : T.Count;
        var (from, to) = lane.Share(sums.Count);
        for (var block = from; block < to; block++)
        {
            for (var column = 0; column < mean.Columns; column += width)
            {
                var variance = Variance<T>(logScale, column, floor);
                var sum = Tile<TDensity, T>(sums.RowsOf(block), column, width, variance, mean, target, meanGradient);
                if (shared)
                {
                    sums.At(block, 0)[0] = sum.Total();
                }
                else
                {
                    sum.Store(ref sums.At(block, column)[0]);
                }
            }
        }
    }

    [MethodImpl(Compiled.Alone)]
    private static WideSum<T> Tile<TDensity, T>(
        (int From, int To) rows,
        int column,
        int width,
        T variance,
        Matrix mean,
        Matrix target,
        Matrix meanGradient
    )
        where TDensity : struct, IScaledDensity
        where T : struct, IFloats<T>
    {
        var batch = T.Of(-1f / mean.Rows);
        var columns = Math.Min(width, mean.Columns - column);
        var sum = default(WideSum<T>);
        for (var row = rows.From; row < rows.To; row++)
        {
            var m = mean.Row(row).Slice(column, columns);
            var x = target.Row(row).Slice(column, columns);
            var gradient = meanGradient.Row(row).Slice(column, columns);
            for (var i = 0; i < columns; i += T.Count)
            {
                var (xi, mi) = (FloatsPart.Load<T>(x, i), FloatsPart.Load<T>(m, i));
                FloatsPart.Store(TDensity.ByMean(xi, mi, variance) * batch, gradient, i);
                sum.Add(FloatsPart.Masked(TDensity.ByVariance(xi, mi, variance), columns - i));
            }
        }

        return sum;
    }

    private static void LogScaleGradient<TDensity>(
        Lane lane,
        BlockSums sums,
        Matrix mean,
        Matrix logScale,
        Matrix logScaleGradient,
        double floor
    )
        where TDensity : struct, IScaledDensity
    {
        var columns = logScale.Count == 1 ? mean.Columns : 1;
        var (from, to) = lane.Share(logScale.Count, BlockSums.Grain);
        var totals = sums.Join(from, to);
        for (var i = from; i < to; i++)
        {
            // In float64: the two parts cancel as the variance finds its place.
            var slope = Math.Exp(logScale.Values[i]);
            var constant = columns * TDensity.ConstantByVariance(floor + slope);
            logScaleGradient.Values[i] = (float)(-slope * ((totals[i - from] / mean.Rows) + constant));
        }
    }

    // Of the columns from `column` on.
    private static T Variance<T>(Matrix? logScale, int column, float number)
        where T : struct, IFloats<T> =>
        logScale is not { } own ? T.Of(number)
        : own.Count == 1 ? T.Of(number) + Simd.Exp(T.Of(own.Values[0]))
        : T.Of(number) + Simd.Exp(FloatsPart.Load<T>(own.Values, column));
}
