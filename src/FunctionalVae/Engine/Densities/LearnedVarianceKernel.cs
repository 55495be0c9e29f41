using System.Numerics;

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
        Matrix mean,
        Matrix target,
        Matrix logScale,
        Matrix meanGradient,
        Matrix logScaleGradient,
        double floor
    )
    {
        var width = Vector<float>.Count;
        var batch = new Vector<float>(1f / mean.Rows);
        var total = 0.0;
        // By columns: each s is summed by one lane, in the order of the examples. One s for all is summed by the first lane alone.
        var shared = logScale.Count == 1;
        var (from, to) = shared ? (0, lane.Index == 0 ? mean.Columns : 0) : lane.Share(mean.Columns, width);
        for (var column = from; column < to; column += width)
        {
            var columns = Math.Min(width, mean.Columns - column);
            var variance = Variance(logScale, column, floor);
            // e^s/σ² = 1 − floor/σ².
            var share = Vector<float>.One - (new Vector<float>((float)floor) / variance);
            // In float64: the terms are near 1 and cancel as the variance finds its place.
            var low = Vector<double>.Zero;
            var high = Vector<double>.Zero;
            for (var row = 0; row < mean.Rows; row++)
            {
                var difference =
                    VectorLoad.Load(mean.Row(row).Slice(column, columns)) - VectorLoad.Load(target.Row(row).Slice(column, columns));
                VectorLoad.Store(difference / variance * batch, meanGradient.Row(row).Slice(column, columns));
                Vector.Widen(Vector<float>.One - (difference * difference / variance), out var termLow, out var termHigh);
                low += termLow;
                high += termHigh;
            }

            var sum = Vector.Narrow(low, high) * share * new Vector<float>(0.5f) * batch;
            if (shared)
            {
                for (var i = 0; i < columns; i++)
                {
                    total += sum[i];
                }
            }
            else
            {
                VectorLoad.Store(sum, logScaleGradient.Values.Slice(column, columns));
            }
        }

        if (shared && lane.Index == 0)
        {
            logScaleGradient.Values[0] = (float)total;
        }

        lane.Sync();
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
