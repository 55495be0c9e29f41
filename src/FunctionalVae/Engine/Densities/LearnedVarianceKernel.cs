using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// The log-density of the normal with mean x̂ and a trained variance σ² = floor + e^s, and its gradients; s has one value, or one for
/// each dimension.
/// </summary>
public static class LearnedVarianceKernel
{
    /// <summary>reconstruction of each example = −½ Σ [(x − x̂)²/σ² + log σ² + log 2π], in nats.</summary>
    public static void Score(Lane lane, Workspace memory, Matrix mean, Matrix target, Matrix logScale, double floor)
    {
        var constant = (mean.Columns * NormalDistribution.HalfLogTwoPi) + (0.5 * LogVariances(logScale, mean.Columns, floor));
        var (from, to) = lane.Share(mean.Rows);
        for (var example = from; example < to; example++)
        {
            var m = mean.Row(example);
            var x = target.Row(example);
            var sum = default(RowSum);
            for (var i = 0; i < m.Length; i += Vector<float>.Count)
            {
                var difference = VectorLoad.Load(x[i..]) - VectorLoad.Load(m[i..]);
                sum.Add(difference * difference / Variance(logScale, i, floor));
            }

            memory.Reconstruction[example] = (-0.5 * sum.Total()) - constant;
        }

        lane.Sync();
    }

    /// <summary>
    /// meanGradient = (mean − target) / (σ² B); logScaleGradient = ½ Σ [1 − (x − x̂)²/σ²]·e^s/σ² / B over the batch, and over the
    /// dimensions where they share one s.
    /// </summary>
    public static void Backward(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        Matrix logScale,
        Matrix meanGradient,
        Matrix logScaleGradient,
        double floor
    ) => Backward(lane, memory, mean, target, [], logScale, meanGradient, logScaleGradient, floor);

    /// <summary>
    /// The same where each row counts with a weight of its own, [B·K, 1], in logScaleGradient; their mean over the rows is 1. The rows of
    /// meanGradient are not weighed.
    /// </summary>
    public static void WeighedBackward(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        Matrix weights,
        Matrix logScale,
        Matrix meanGradient,
        Matrix logScaleGradient,
        double floor
    ) => Backward(lane, memory, mean, target, weights.Values, logScale, meanGradient, logScaleGradient, floor);

    private static void Backward(
        Lane lane,
        Workspace memory,
        Matrix mean,
        Matrix target,
        ReadOnlySpan<float> weights,
        Matrix logScale,
        Matrix meanGradient,
        Matrix logScaleGradient,
        double floor
    )
    {
        var sums = new BlockSums(memory, mean.Rows, logScale.Count);
        if (Vector512.IsHardwareAccelerated)
        {
            MeanGradient<Floats512>(lane, sums, mean, target, weights, logScale, meanGradient, (float)floor);
        }
        else
        {
            MeanGradient<FloatsUsual>(lane, sums, mean, target, weights, logScale, meanGradient, (float)floor);
        }

        lane.Sync();
        LogScaleGradient(lane, sums, mean, logScale, logScaleGradient, floor);
        lane.Sync();
    }

    // And each block's Σ (x − x̂)²/σ²: of every dimension, or of all where they share one s.
    [MethodImpl(Compiled.Alone)]
    private static void MeanGradient<T>(
        Lane lane,
        BlockSums sums,
        Matrix mean,
        Matrix target,
        ReadOnlySpan<float> weights,
        Matrix logScale,
        Matrix meanGradient,
        float floor
    )
        where T : struct, IFloats<T>
    {
        var shared = logScale.Count == 1;
        // One vector of dimensions at a time, unless all have the same variance.
        var width = shared ? mean.Columns : T.Count;
        var (from, to) = lane.Share(sums.Count);
        for (var block = from; block < to; block++)
        {
            for (var column = 0; column < mean.Columns; column += width)
            {
                var s = shared ? T.Of(logScale.Values[0]) : FloatsPart.Load<T>(logScale.Values, column);
                var variance = T.Of(floor) + Simd.Exp(s);
                var sum = Tile(sums.RowsOf(block), column, width, variance, mean, target, weights, meanGradient);
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
    private static WideSum<T> Tile<T>(
        (int From, int To) rows,
        int column,
        int width,
        T variance,
        Matrix mean,
        Matrix target,
        ReadOnlySpan<float> weights,
        Matrix meanGradient
    )
        where T : struct, IFloats<T>
    {
        var batch = T.Of(1f / mean.Rows);
        var columns = Math.Min(width, mean.Columns - column);
        var sum = default(WideSum<T>);
        for (var row = rows.From; row < rows.To; row++)
        {
            var m = mean.Row(row).Slice(column, columns);
            var x = target.Row(row).Slice(column, columns);
            var gradient = meanGradient.Row(row).Slice(column, columns);
            var weight = weights.IsEmpty ? T.One : T.Of(weights[row]);
            for (var i = 0; i < columns; i += T.Count)
            {
                var difference = FloatsPart.Load<T>(m, i) - FloatsPart.Load<T>(x, i);
                var slope = difference / variance;
                FloatsPart.Store(slope * batch, gradient, i);
                sum.AddProduct(difference, slope * weight);
            }
        }

        return sum;
    }

    private static void LogScaleGradient(Lane lane, BlockSums sums, Matrix mean, Matrix logScale, Matrix logScaleGradient, double floor)
    {
        var terms = new Vector<double>(logScale.Count == 1 ? mean.Columns : 1);
        var batch = new Vector<double>(mean.Rows);
        var (from, to) = lane.Share(logScale.Count, BlockSums.Grain);
        var totals = sums.Join(from, to);
        for (var i = from; i < to; i += Vector<float>.Count)
        {
            // In float64: the terms are near 1 and cancel as the variance finds its place.
            var low = terms - (new Vector<double>(totals[(i - from)..]) / batch);
            var high = terms - (new Vector<double>(totals[(i - from + Vector<double>.Count)..]) / batch);
            // e^s/σ² = 1 − floor/σ².
            var share = Vector<float>.One - (new Vector<float>((float)floor) / Variance(logScale, i, floor));
            VectorLoad.Store(new Vector<float>(0.5f) * share * Vector.Narrow(low, high), logScaleGradient.Values[i..to]);
        }
    }

    // σ² of the dimensions from `column` on.
    private static Vector<float> Variance(Matrix logScale, int column, double floor) =>
        new Vector<float>((float)floor)
        + Simd.Exp(logScale.Count == 1 ? new(logScale.Values[0]) : VectorLoad.Load(logScale.Values[column..]));

    private static double LogVariances(Matrix logScale, int columns, double floor)
    {
        var sum = 0.0;
        foreach (var s in logScale.Values)
        {
            sum += Math.Log(floor + Math.Exp(s));
        }

        return logScale.Count == 1 ? columns * sum : sum;
    }
}
