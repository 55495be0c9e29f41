using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>Several draws of each posterior: a value of the draws is [B·K, n], those of one example being K rows that follow each other.</summary>
public static class DrawsKernel
{
    /// <summary>Each row of <paramref name="source"/>, [B, n], K times into <paramref name="draws"/>, [B·K, n].</summary>
    public static void Repeat(Lane lane, Matrix source, Matrix draws)
    {
        var (from, to) = lane.Share(draws.Rows);
        var count = draws.Rows / source.Rows;
        for (var row = from; row < to; row++)
        {
            source.Row(row / count).CopyTo(draws.Row(row));
        }

        lane.Sync();
    }

    /// <summary>Each row of <paramref name="total"/>, [B, n], = Σ of its K rows of <paramref name="draws"/>, [B·K, n], in their order.</summary>
    public static void Sum(Lane lane, Matrix draws, Matrix total)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Sum<Floats512>(lane, draws, total);
        }
        else
        {
            Sum<FloatsUsual>(lane, draws, total);
        }
    }

    /// <summary>
    /// weights [B·K, 1] = K · softmax over an example's draws of log w = reconstruction − β·kl, in float64. The terms of an example's first
    /// draw become the example's: Σ w̃ kl, and the reconstruction by which reconstruction − β·kl = log (1/K) Σ w.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, with the terms of all draws.</param>
    /// <param name="weights">K · w̃ of each draw.</param>
    /// <param name="beta">The weight of the Kullback–Leibler term, of which the memory says how far it has warmed up.</param>
    public static void Weigh(Lane lane, Workspace memory, Matrix weights, double beta)
    {
        var count = weights.Rows / memory.BatchSize;
        var share = beta * memory.KlWeight;
        var (from, to) = lane.Share(memory.BatchSize);
        for (var example = from; example < to; example++)
        {
            var first = example * count;
            Weigh(memory.Reconstruction.AsSpan(first, count), memory.Kl.AsSpan(first, count), weights.Values.Slice(first, count), share);
        }

        lane.Sync();
    }

    /// <summary>output = input, row by row times the row's weight, [B·K, 1]; the two may be one matrix.</summary>
    public static void WeighRows(Lane lane, Matrix input, Matrix weights, Matrix output)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WeighRows<Floats512>(lane, input, weights, output);
        }
        else
        {
            WeighRows<FloatsUsual>(lane, input, weights, output);
        }
    }

    /// <summary>
    /// output = input, row by row times 1 − β + β·w̃ of a weight K·w̃, [B·K, 1]: at β = 1 a gradient that was weighed is weighed by w̃². The two
    /// may be one matrix.
    /// </summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which says how far β has warmed up.</param>
    /// <param name="input">[B·K, n].</param>
    /// <param name="weights">K · w̃ of each draw.</param>
    /// <param name="output">[B·K, n].</param>
    /// <param name="beta">β.</param>
    public static void WeighRowsAgain(Lane lane, Workspace memory, Matrix input, Matrix weights, Matrix output, double beta)
    {
        var count = weights.Rows / memory.BatchSize;
        var share = beta * memory.KlWeight;
        var (from, to) = lane.Share(input.Rows);
        for (var row = from; row < to; row++)
        {
            var factor = (float)(1 - share + (share * weights.Values[row] / count));
            var source = input.Row(row);
            var target = output.Row(row);
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = factor * source[i];
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void Sum<T>(Lane lane, Matrix draws, Matrix total)
        where T : struct, IFloats<T>
    {
        var count = draws.Rows / total.Rows;
        var (from, to) = lane.Share(total.Rows);
        for (var example = from; example < to; example++)
        {
            for (var i = 0; i < total.Columns; i += T.Count)
            {
                var sum = FloatsPart.Load<T>(draws.Row(example * count), i);
                for (var draw = 1; draw < count; draw++)
                {
                    sum += FloatsPart.Load<T>(draws.Row((example * count) + draw), i);
                }

                FloatsPart.Store(sum, total.Row(example), i);
            }
        }

        lane.Sync();
    }

    [MethodImpl(Compiled.Alone)]
    private static void WeighRows<T>(Lane lane, Matrix input, Matrix weights, Matrix output)
        where T : struct, IFloats<T>
    {
        var (from, to) = lane.Share(input.Rows);
        for (var row = from; row < to; row++)
        {
            var weight = T.Of(weights.Values[row]);
            for (var i = 0; i < input.Columns; i += T.Count)
            {
                FloatsPart.Store(FloatsPart.Load<T>(input.Row(row), i) * weight, output.Row(row), i);
            }
        }

        lane.Sync();
    }

    private static void Weigh(Span<double> reconstruction, Span<double> kl, Span<float> weights, double share)
    {
        var greatest = double.NegativeInfinity;
        for (var draw = 0; draw < weights.Length; draw++)
        {
            // NaN is greater than anything here, so that it is seen in the objective.
            greatest = Math.Max(greatest, reconstruction[draw] - (share * kl[draw]));
        }

        var sum = 0.0;
        for (var draw = 0; draw < weights.Length; draw++)
        {
            sum += Math.Exp(reconstruction[draw] - (share * kl[draw]) - greatest);
        }

        var divergence = 0.0;
        for (var draw = 0; draw < weights.Length; draw++)
        {
            var weight = Math.Exp(reconstruction[draw] - (share * kl[draw]) - greatest) / sum;
            weights[draw] = (float)(weights.Length * weight);
            divergence += weight == 0 ? 0 : weight * kl[draw];
        }

        var bound = greatest + Math.Log(sum / weights.Length);
        reconstruction[0] = bound + (share * divergence);
        kl[0] = divergence;
    }
}
