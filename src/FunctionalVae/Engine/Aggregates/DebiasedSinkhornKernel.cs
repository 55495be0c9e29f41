namespace FunctionalVae.Engine;

/// <summary>
/// λ·(OT(z, y) − ½OT(z, z) − ½OT(y, y)) of posterior draws z and prior draws y of a batch, OT being entropic optimal transport with ground cost
/// ‖x − x′‖², and its gradient by z with the potentials held (envelope theorem), in float64 and with logarithms throughout. Each lane has some rows
/// of the costs, and then some examples, whose shares are joined in their order.
/// </summary>
public static class DebiasedSinkhornKernel
{
    /// <summary>The term of each example, and its gradient; both are 0 of a batch of one.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which gets the terms.</param>
    /// <param name="posterior">z, [B, k].</param>
    /// <param name="prior">y, [B, k].</param>
    /// <param name="gradient">λ times the gradient by z, [B, k].</param>
    /// <param name="epsilon">ε, a squared length.</param>
    /// <param name="iterations">The updates of the potentials at ε.</param>
    /// <param name="weight">λ.</param>
    public static void Run(
        Lane lane,
        Workspace memory,
        Matrix posterior,
        Matrix prior,
        Matrix gradient,
        double epsilon,
        int iterations,
        double weight
    )
    {
        var potentials = SinkhornIteration.Solve(lane, memory, posterior, prior, epsilon, iterations);
        var (n, k) = (posterior.Rows, posterior.Columns);
        var own = AggregateKernel.Weight(posterior, weight);
        var (share, mass) = (own / n, own / ((double)n * n));
        Span<double> sum = k <= 256 ? stackalloc double[k] : new double[k];
        var (from, to) = lane.Share(n);
        for (var i = from; i < to; i++)
        {
            memory.Kl[i] = share * potentials.Share(i);
            sum.Clear();
            var z = posterior.Row(i);
            for (var j = 0; j < n; j++)
            {
                AggregateKernel.AddDifference(sum, 2 * mass * potentials.Across(i, j), z, prior.Row(j));
                // Once as the first of a pair and once as the second, half of each.
                AggregateKernel.AddDifference(sum, -mass * (potentials.Within(i, j) + potentials.Within(j, i)), z, posterior.Row(j));
            }

            var target = gradient.Row(i);
            for (var dimension = 0; dimension < k; dimension++)
            {
                target[dimension] = (float)sum[dimension];
            }
        }

        AggregateKernel.Join(lane, memory, memory.Kl.AsSpan(0, n));
    }
}
