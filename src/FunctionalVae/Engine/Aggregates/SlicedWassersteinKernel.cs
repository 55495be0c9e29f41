using System.Runtime.InteropServices;

namespace FunctionalVae.Engine;

/// <summary>
/// λ/L Σ Wₚᵖ(θᵢ·z, θᵢ·y) between posterior draws z and prior draws y of a batch over L directions θᵢ, and its gradient by z with the matching of
/// the sorted draws held, in float64. Each lane has some directions, and then some examples, whose slopes are added in the order of the directions.
/// </summary>
public static class SlicedWassersteinKernel
{
    /// <summary>λ·SWₚᵖ as the term of each example, and its gradient; both are 0 of a batch of one.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory, which gets the terms.</param>
    /// <param name="posterior">z, [B, k].</param>
    /// <param name="prior">y, [B, k].</param>
    /// <param name="gradient">λ·∂SWₚᵖ/∂z, [B, k].</param>
    /// <param name="projections">L.</param>
    /// <param name="order">p, 1 or 2.</param>
    /// <param name="weight">λ.</param>
    public static void Run(
        Lane lane,
        Workspace memory,
        Matrix posterior,
        Matrix prior,
        Matrix gradient,
        int projections,
        int order,
        double weight
    )
    {
        var (n, k) = (posterior.Rows, posterior.Columns);
        var directions = memory.Aggregate.Directions(lane, projections, k);
        // A share of each direction, its slope at each example, [L, B], and for each lane the projections of z and y and the places of the former.
        var room = memory.Aggregate.Numbers(lane, ((long)projections * (n + 1)) + (3L * n * lane.Count));
        var shares = room.AsSpan(0, projections);
        var slopes = room.AsSpan(projections, projections * n);
        var own = room.AsSpan((projections * (n + 1)) + (3 * n * lane.Index), 3 * n);
        var z = own[..n];
        var y = own.Slice(n, n);
        var places = MemoryMarshal.Cast<double, int>(own[(2 * n)..])[..n];
        var factor = AggregateKernel.Weight(posterior, weight) / ((double)projections * n);
        var (from, to) = lane.Share(projections);
        for (var direction = from; direction < to; direction++)
        {
            var theta = directions.AsSpan(direction * k, k);
            for (var row = 0; row < n; row++)
            {
                (z[row], y[row], places[row]) = (Product(theta, posterior.Row(row)), Product(theta, prior.Row(row)), row);
            }

            z.Sort(places);
            y.Sort();
            var sum = 0.0;
            for (var rank = 0; rank < n; rank++)
            {
                var distance = z[rank] - y[rank];
                sum += order == 1 ? Math.Abs(distance) : distance * distance;
                slopes[(direction * n) + places[rank]] = factor * (order == 1 ? Sign(distance) : 2 * distance);
            }

            shares[direction] = factor * sum;
        }

        AggregateKernel.Join(lane, memory, shares);
        Span<double> total = k <= 256 ? stackalloc double[k] : new double[k];
        (from, to) = lane.Share(n);
        for (var row = from; row < to; row++)
        {
            total.Clear();
            for (var direction = 0; direction < projections; direction++)
            {
                var slope = slopes[(direction * n) + row];
                var theta = directions.AsSpan(direction * k, k);
                for (var i = 0; i < k; i++)
                {
                    total[i] += slope * theta[i];
                }
            }

            var target = gradient.Row(row);
            for (var i = 0; i < k; i++)
            {
                target[i] = (float)total[i];
            }
        }

        lane.Sync();
    }

    private static double Product(ReadOnlySpan<double> direction, ReadOnlySpan<float> point)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            sum += point[i] * direction[i];
        }

        return sum;
    }

    // Of what is not a number, not a number.
    private static double Sign(double distance) => double.IsNaN(distance) ? distance : Math.Sign(distance);
}
