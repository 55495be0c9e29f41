using FunctionalVae.Probability;

namespace FunctionalVae.Engine;

/// <summary>
/// The total correlation of a batch: the mean over its draws z of log q(z) − Σ log q(zᵢ), where q is the mixture of the batch's posteriors with equal
/// weights (β-TCVAE: Chen et al. 2018), and its gradients. In float64, as every divergence of a batch is: each lane has some examples, and whatever is summed over
/// the batch is summed by one lane, in the order of the examples.
/// </summary>
public static class TotalCorrelationKernel
{
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
        // For each pair of a draw and a posterior, and each dimension: the posterior's share of log q(z), less that of log q(zᵢ).
        var room = memory.Aggregate.Numbers(lane, ((long)n * n * k) + n);
        var shares = room.AsSpan(n * n * k, n);
        var (from, to) = lane.Share(n);
        var logs = new double[n * (k + 1)];
        for (var i = from; i < to; i++)
        {
            shares[i] = Row(head, draw, i, logs, room.AsSpan(i * n * k, n * k));
        }

        lane.Sync();
        var scale = AggregateKernel.Weight(draw, weight) / n;
        for (var example = from; example < to; example++)
        {
            OfDraw(head, draw, example, room, drawGradient.Row(example), scale);
            OfHead(head, draw, example, room, headGradient.Row(example), scale);
        }

        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            sum += shares[i];
        }

        for (var example = from; example < to; example++)
        {
            memory.Kl[example] += scale * sum;
        }

        lane.Sync();
    }

    // log q(z) − Σ log q(zᵢ) of one draw, and the differences of shares.
    private static double Row(Matrix head, Matrix draw, int row, double[] logs, Span<double> differences)
    {
        var (n, k) = (draw.Rows, draw.Columns);
        var z = draw.Row(row);
        Span<double> greatest = k < 256 ? stackalloc double[k + 1] : new double[k + 1];
        greatest.Fill(double.NegativeInfinity);
        for (var j = 0; j < n; j++)
        {
            var posterior = head.Row(j);
            var joint = 0.0;
            for (var i = 0; i < k; i++)
            {
                var distance = (double)z[i] - posterior[i];
                double log = posterior[k + i];
                var density = -NormalDistribution.HalfLogTwoPi - (0.5 * (log + (distance * distance * Math.Exp(-log))));
                logs[(j * (k + 1)) + i] = density;
                greatest[i] = Math.Max(greatest[i], density);
                joint += density;
            }

            logs[(j * (k + 1)) + k] = joint;
            greatest[k] = Math.Max(greatest[k], joint);
        }

        Span<double> sums = k < 256 ? stackalloc double[k + 1] : new double[k + 1];
        sums.Clear();
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i <= k; i++)
            {
                ref var log = ref logs[(j * (k + 1)) + i];
                log = Math.Exp(log - greatest[i]);
                sums[i] += log;
            }
        }

        for (var j = 0; j < n; j++)
        {
            var joint = logs[(j * (k + 1)) + k] / sums[k];
            for (var i = 0; i < k; i++)
            {
                differences[(j * k) + i] = joint - (logs[(j * (k + 1)) + i] / sums[i]);
            }
        }

        var correlation = greatest[k] + Math.Log(sums[k] / n);
        for (var i = 0; i < k; i++)
        {
            correlation -= greatest[i] + Math.Log(sums[i] / n);
        }

        return correlation;
    }

    // The densities fall with (z − μ)/σ².
    private static void OfDraw(Matrix head, Matrix draw, int row, double[] differences, Span<float> gradient, double scale)
    {
        var (n, k) = (draw.Rows, draw.Columns);
        for (var i = 0; i < k; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < n; j++)
            {
                var posterior = head.Row(j);
                sum -=
                    differences[(((row * n) + j) * k) + i]
                    * (draw.Row(row)[i] - (double)posterior[i])
                    * Math.Exp(-(double)posterior[k + i]);
            }

            gradient[i] = (float)(scale * sum);
        }
    }

    // ∂ log N(z; μ, e^ℓ) by μ is (z − μ)/σ², by ℓ ½ ((z − μ)²/σ² − 1).
    private static void OfHead(Matrix head, Matrix draw, int row, double[] differences, Span<float> gradient, double scale)
    {
        var (n, k) = (draw.Rows, draw.Columns);
        var posterior = head.Row(row);
        for (var i = 0; i < k; i++)
        {
            var precision = Math.Exp(-(double)posterior[k + i]);
            var (byMean, byLog) = (0.0, 0.0);
            for (var other = 0; other < n; other++)
            {
                var distance = draw.Row(other)[i] - (double)posterior[i];
                var difference = differences[(((other * n) + row) * k) + i];
                byMean += difference * distance * precision;
                byLog += 0.5 * difference * ((distance * distance * precision) - 1);
            }

            gradient[i] = (float)(scale * byMean);
            gradient[k + i] = (float)(scale * byLog);
        }
    }
}
