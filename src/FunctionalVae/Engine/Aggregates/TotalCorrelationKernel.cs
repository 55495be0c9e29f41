namespace FunctionalVae.Engine;

/// <summary>
/// The total correlation of a batch: the mean over its draws z of log q(z) − Σ log q(zᵢ), where q is the mixture of the batch's posteriors with equal
/// weights (β-TCVAE: Chen et al. 2018), and its gradients. In float64, as every divergence of a batch is: each lane has some examples, and whatever is summed over
/// the batch is summed by one lane, in the order of the examples.
/// </summary>
public static class TotalCorrelationKernel
{
    private const int MostOnStack = 256;

    // e^−60 of the greatest density is beyond the digits of their sum.
    private const double Least = -60;

    /// <summary>kl of each example gets λ·TC beside what it is. Both are 0 of a batch of one.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which has the terms.</param>
    /// <param name="head">(μ, ℓ), [B, 2k].</param>
    /// <param name="draw">z, [B, k].</param>
    /// <param name="drawGradient">λ·∂TC/∂z, [B, k].</param>
    /// <param name="headGradient">λ·∂TC/∂(μ, ℓ), [B, 2k].</param>
    /// <param name="weight">λ.</param>
    public static void Run(Lane lane, Workspace memory, Matrix head, Matrix draw, Matrix drawGradient, Matrix headGradient, double weight)
    {
        var (n, k) = (draw.Rows, draw.Columns);
        // For each pair of a draw and a posterior, and each dimension: the posterior's share of log q(z), less that of log q(zᵢ). Behind them log q(z) − Σ log q(zᵢ)
        // of each draw, 1/σ² of each posterior, and room for one draw's densities on each lane.
        var ofLane = n * (k + 1);
        var room = memory.Aggregate.Numbers(lane, ((long)n * n * k) + n + ((long)n * k) + ((long)lane.Count * ofLane));
        var correlations = room.AsSpan(n * n * k, n);
        var precisions = room.AsSpan((n * n * k) + n, n * k);
        var (from, to) = lane.Share(n);
        for (var example = from; example < to; example++)
        {
            var log = head.Row(example)[k..];
            for (var i = 0; i < k; i++)
            {
                precisions[(example * k) + i] = Math.Exp(-(double)log[i]);
            }
        }

        lane.Sync();
        var logs = room.AsSpan((n * n * k) + n + (n * k) + (lane.Index * ofLane), ofLane);
        for (var example = from; example < to; example++)
        {
            correlations[example] = Row(head, draw.Row(example), precisions, logs, room.AsSpan(example * n * k, n * k));
        }

        lane.Sync();
        var scale = AggregateKernel.Weight(draw, weight) / n;
        for (var example = from; example < to; example++)
        {
            OfDraw(head, draw.Row(example), precisions, room.AsSpan(example * n * k, n * k), drawGradient.Row(example), scale);
            OfHead(head.Row(example), draw, precisions.Slice(example * k, k), room.AsSpan(example * k), headGradient.Row(example), scale);
        }

        var sum = 0.0;
        foreach (var correlation in correlations)
        {
            sum += correlation;
        }

        for (var example = from; example < to; example++)
        {
            memory.Kl[example] += scale * sum;
        }

        lane.Sync();
    }

    // log q(z) − Σ log q(zᵢ) of one draw, and the differences of shares.
    private static double Row(
        Matrix head,
        ReadOnlySpan<float> z,
        ReadOnlySpan<double> precisions,
        Span<double> logs,
        Span<double> differences
    )
    {
        var (n, k) = (head.Rows, z.Length);
        Span<double> greatest = k < MostOnStack ? stackalloc double[k + 1] : new double[k + 1];
        greatest.Fill(double.NegativeInfinity);
        for (var j = 0; j < n; j++)
        {
            var posterior = head.Row(j);
            var joint = 0.0;
            for (var i = 0; i < k; i++)
            {
                var distance = (double)z[i] - posterior[i];
                // Without ½ log 2π, which cancels.
                var density = -0.5 * (posterior[k + i] + (distance * distance * precisions[(j * k) + i]));
                logs[(j * (k + 1)) + i] = density;
                greatest[i] = Math.Max(greatest[i], density);
                joint += density;
            }

            logs[(j * (k + 1)) + k] = joint;
            greatest[k] = Math.Max(greatest[k], joint);
        }

        Span<double> sums = k < MostOnStack ? stackalloc double[k + 1] : new double[k + 1];
        sums.Clear();
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i <= k; i++)
            {
                ref var log = ref logs[(j * (k + 1)) + i];
                var below = log - greatest[i];
                log = below < Least ? 0 : Math.Exp(below);
                sums[i] += log;
            }
        }

        var correlation = greatest[k] + Math.Log(sums[k] / n);
        for (var i = 0; i < k; i++)
        {
            correlation -= greatest[i] + Math.Log(sums[i] / n);
            sums[i] = 1 / sums[i];
        }

        sums[k] = 1 / sums[k];
        for (var j = 0; j < n; j++)
        {
            var joint = logs[(j * (k + 1)) + k] * sums[k];
            for (var i = 0; i < k; i++)
            {
                differences[(j * k) + i] = joint - (logs[(j * (k + 1)) + i] * sums[i]);
            }
        }

        return correlation;
    }

    // The densities fall with (z − μ)/σ².
    private static void OfDraw(
        Matrix head,
        ReadOnlySpan<float> z,
        ReadOnlySpan<double> precisions,
        ReadOnlySpan<double> differences,
        Span<float> gradient,
        double scale
    )
    {
        var k = z.Length;
        Span<double> sums = k < MostOnStack ? stackalloc double[k] : new double[k];
        sums.Clear();
        for (var j = 0; j < head.Rows; j++)
        {
            var mean = head.Row(j);
            for (var i = 0; i < k; i++)
            {
                sums[i] -= differences[(j * k) + i] * ((double)z[i] - mean[i]) * precisions[(j * k) + i];
            }
        }

        for (var i = 0; i < k; i++)
        {
            gradient[i] = (float)(scale * sums[i]);
        }
    }

    // ∂ log N(z; μ, e^ℓ) by μ is (z − μ)/σ², by ℓ ½ ((z − μ)²/σ² − 1). The differences of one draw are n·k apart from those of the next.
    private static void OfHead(
        ReadOnlySpan<float> head,
        Matrix draw,
        ReadOnlySpan<double> precisions,
        ReadOnlySpan<double> differences,
        Span<float> gradient,
        double scale
    )
    {
        var (n, k) = (draw.Rows, draw.Columns);
        Span<double> sums = k < MostOnStack ? stackalloc double[2 * k] : new double[2 * k];
        sums.Clear();
        for (var other = 0; other < n; other++)
        {
            var z = draw.Row(other);
            for (var i = 0; i < k; i++)
            {
                var distance = (double)z[i] - head[i];
                var difference = differences[(other * n * k) + i];
                sums[i] += difference * distance * precisions[i];
                sums[k + i] += 0.5 * difference * ((distance * distance * precisions[i]) - 1);
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            gradient[i] = (float)(scale * sums[i]);
        }
    }
}
