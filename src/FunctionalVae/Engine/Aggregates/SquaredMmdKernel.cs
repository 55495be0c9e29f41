namespace FunctionalVae.Engine;

/// <summary>
/// λ·MMD² between posterior draws z and prior draws y of a batch, as U-statistic (Gretton et al. 2012), and its gradient by z. In float64: it is of
/// the batch's pairs, few beside the products of a step, and a difference of means that are near each other. Each lane has some examples, whose
/// shares of the sum are joined in their order.
/// </summary>
public static class SquaredMmdKernel
{
    /// <summary>λ·MMD² as the term of each example, and its gradient; both are 0 of a batch of one, which has no pairs.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which gets the terms.</param>
    /// <param name="posterior">z, [B, k].</param>
    /// <param name="prior">y, [B, k].</param>
    /// <param name="gradient">λ·∂MMD²/∂z, [B, k].</param>
    /// <param name="kernel">1 for the Gaussian kernel, 0 for the inverse multiquadric one.</param>
    /// <param name="squaredBandwidth">h².</param>
    /// <param name="weight">λ.</param>
    public static void Run(
        Lane lane,
        Workspace memory,
        Matrix posterior,
        Matrix prior,
        Matrix gradient,
        int kernel,
        double squaredBandwidth,
        double weight
    )
    {
        if (kernel == 1)
        {
            Run(lane, memory, posterior, prior, gradient, new Radial(squaredBandwidth), weight);
        }
        else
        {
            Run(lane, memory, posterior, prior, gradient, new Multiquadric(squaredBandwidth), weight);
        }
    }

    private static void Run<TShape>(
        Lane lane,
        Workspace memory,
        Matrix posterior,
        Matrix prior,
        Matrix gradient,
        TShape shape,
        double weight
    )
        where TShape : struct, IShape
    {
        var (n, k) = (posterior.Rows, posterior.Columns);
        var own = AggregateKernel.Weight(posterior, weight);
        // A batch of one has no pairs.
        var within = own / ((double)n * Math.Max(1, n - 1));
        var between = own / ((double)n * n);
        Span<double> sum = k <= 256 ? stackalloc double[k] : new double[k];
        var (from, to) = lane.Share(n);
        for (var i = from; i < to; i++)
        {
            sum.Clear();
            var z = posterior.Row(i);
            var y = prior.Row(i);
            var share = 0.0;
            for (var j = 0; j < n; j++)
            {
                if (j != i)
                {
                    var square = AggregateKernel.SquaredDistance(z, posterior.Row(j));
                    share += within * (shape.At(square) + shape.At(AggregateKernel.SquaredDistance(y, prior.Row(j))));
                    // Once as the first of a pair and once as the second.
                    AggregateKernel.AddDifference(sum, 4 * within * shape.Slope(square), z, posterior.Row(j));
                }

                var across = AggregateKernel.SquaredDistance(z, prior.Row(j));
                share -= 2 * between * shape.At(across);
                AggregateKernel.AddDifference(sum, -4 * between * shape.Slope(across), z, prior.Row(j));
            }

            memory.Kl[i] = share;
            var target = gradient.Row(i);
            for (var dimension = 0; dimension < k; dimension++)
            {
                target[dimension] = (float)sum[dimension];
            }
        }

        AggregateKernel.Join(lane, memory, memory.Kl.AsSpan(0, n));
    }

    /// <summary>A kernel as function of the squared distance.</summary>
    private interface IShape
    {
        /// <summary>k.</summary>
        double At(double square);

        /// <summary>dk/d(squared distance).</summary>
        double Slope(double square);
    }

    private readonly struct Multiquadric(double squaredBandwidth) : IShape
    {
        public double At(double square) => squaredBandwidth / (squaredBandwidth + square);

        public double Slope(double square)
        {
            var value = At(square);
            return -(value * value) / squaredBandwidth;
        }
    }

    private readonly struct Radial(double squaredBandwidth) : IShape
    {
        public double At(double square) => Math.Exp(-0.5 * square / squaredBandwidth);

        public double Slope(double square) => -0.5 / squaredBandwidth * At(square);
    }
}
