using System.Runtime.Intrinsics;

namespace FunctionalVae.Engine;

/// <summary>
/// Potentials of the three transports of a Sinkhorn divergence, by all lanes together: ε is halved from a transport's largest cost on (Schmitzer
/// 2019), with an update at each, and then stays; updates are averaged with what they replace (Feydy and others 2019), which keeps the potentials of
/// equal draws equal, from the 60th on they are Sinkhorn's own; the last makes one of the two marginals exact.
/// </summary>
internal readonly ref struct SinkhornIteration
{
    // As FunctionalVae.Probability.Sinkhorn has it: after these nothing is left of what an averaged update is for.
    private const int Averaged = 60;
    private const int MostHalvings = 47;

    // z to y, y to z, z to z, y to y: the rows' draws and those they are carried to. The last two are their own partners.
    private static readonly int[] All = [0, 1, 2, 3];
    private static readonly int[] First = [0, 2, 3];
    private static readonly int[] Second = [1, 2, 3];

    private readonly int n;
    private readonly double epsilon;
    private readonly Span<double> costs;
    private readonly Span<double> first;
    private readonly Span<double> second;

    private SinkhornIteration(int n, double epsilon, Span<double> costs, Span<double> first, Span<double> second)
    {
        (this.n, this.epsilon) = (n, epsilon);
        this.costs = costs;
        this.first = first;
        this.second = second;
    }

    /// <summary>The potentials of a batch. Every lane calls it.</summary>
    /// <param name="lane">This thread's place.</param>
    /// <param name="memory">The execution's memory.</param>
    /// <param name="posterior">z, [n, k].</param>
    /// <param name="prior">y, [n, k].</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="iterations">The updates at ε.</param>
    public static SinkhornIteration Solve(Lane lane, Workspace memory, Matrix posterior, Matrix prior, double epsilon, int iterations)
    {
        var n = posterior.Rows;
        var side = (long)n * n;
        // The costs of the four sides, and 4·n numbers of two potentials and of the rows' largest costs.
        var room = memory.Aggregate.Numbers(lane, (4 * side) + (12L * n));
        var costs = room.AsSpan(0, (int)(4 * side));
        var rest = room.AsSpan((int)(4 * side), 12 * n);
        var first = rest[..(4 * n)];
        var second = rest.Slice(4 * n, 4 * n);
        var largest = rest[(8 * n)..];
        var (from, to) = lane.Share(4 * n);
        for (var row = from; row < to; row++)
        {
            first[row] = 0;
            largest[row] = Costs(
                costs.Slice(row * n, n),
                Rows(row / n, posterior, prior).Row(row % n),
                Rows(Partner(row / n), posterior, prior)
            );
        }

        lane.Sync();
        var at = new SinkhornIteration(n, epsilon, costs, first, second);
        Span<double> most = [at.Largest(largest, 0), at.Largest(largest, 1), at.Largest(largest, 2), at.Largest(largest, 3)];
        Span<int> halvings = [at.Halvings(most[0]), at.Halvings(most[1]), at.Halvings(most[2]), at.Halvings(most[3])];
        // All transports end their halvings together.
        var start = Math.Max(halvings[0], Math.Max(halvings[2], halvings[3]));
        Span<double> scales = stackalloc double[4];
        for (var update = 0; update < start + Math.Min(iterations, Averaged) - 1; update++)
        {
            for (var transport = 0; transport < scales.Length; transport++)
            {
                var own = update - start + halvings[transport];
                scales[transport] =
                    own < 0 ? double.NaN
                    : own < halvings[transport] ? Math.ScaleB(most[transport], -own)
                    : epsilon;
            }

            at.Average(lane, scales);
            at = new(n, epsilon, costs, at.second, at.first);
        }

        at.Update(lane, Second, at.first, at.second);
        for (var update = Averaged; update < iterations; update++)
        {
            at.Update(lane, First, at.second, at.first);
            at.Update(lane, Second, at.first, at.second);
        }

        return at;
    }

    /// <summary>Row i's share of the divergence: the sum over the rows is n times it.</summary>
    public double Share(int i) =>
        first[i] + second[n + i] - (0.5 * (first[(2 * n) + i] + second[(2 * n) + i] + first[(3 * n) + i] + second[(3 * n) + i]));

    /// <summary>The density of the plan from z to y at a pair, 1 where it is that of independent draws.</summary>
    public double Across(int i, int j) => Math.Exp((first[i] + second[n + j] - costs[(i * n) + j]) / epsilon);

    /// <summary>The density of the plan from z to z at a pair.</summary>
    public double Within(int i, int j) => Math.Exp((first[(2 * n) + i] + second[(2 * n) + j] - costs[(((2 * n) + i) * n) + j]) / epsilon);

    private static Matrix Rows(int side, Matrix posterior, Matrix prior) => side is 0 or 2 ? posterior : prior;

    private static int Partner(int side) => side < 2 ? 1 - side : side;

    // Squared distances of a draw from all of others, and the largest of them.
    private static double Costs(Span<double> costs, ReadOnlySpan<float> draw, Matrix others)
    {
        var largest = 0.0;
        for (var j = 0; j < costs.Length; j++)
        {
            costs[j] = AggregateKernel.SquaredDistance(draw, others.Row(j));
            largest = Math.Max(largest, costs[j]);
        }

        return largest;
    }

    private double Largest(ReadOnlySpan<double> largest, int side)
    {
        var most = 0.0;
        foreach (var row in largest.Slice(side * n, n))
        {
            most = Math.Max(most, row);
        }

        return most;
    }

    private int Halvings(double largest)
    {
        var count = 0;
        for (var scale = largest; scale > epsilon && double.IsFinite(scale) && count < MostHalvings; scale *= 0.5)
        {
            count++;
        }

        return count;
    }

    // From first to second: the mean of each potential and its update, at the scale of its transport; NaN where that has not begun.
    private void Average(Lane lane, ReadOnlySpan<double> scales)
    {
        var (from, to) = lane.Share(All.Length * n);
        for (var row = from; row < to; row++)
        {
            var (side, scale) = (row / n, scales[row / n]);
            second[row] = double.IsNaN(scale) ? 0 : 0.5 * (first[row] + SoftMinimum(row, first.Slice(Partner(side) * n, n), scale));
        }

        lane.Sync();
    }

    private void Update(Lane lane, int[] sides, ReadOnlySpan<double> source, Span<double> target)
    {
        var (from, to) = lane.Share(sides.Length * n);
        for (var place = from; place < to; place++)
        {
            var side = sides[place / n];
            var row = (side * n) + (place % n);
            target[row] = SoftMinimum(row, source.Slice(Partner(side) * n, n), epsilon);
        }

        lane.Sync();
    }

    // −ε log (1/n) Σ e^((vⱼ − Cⱼ)/ε): first the largest exponent, then the sum.
    private double SoftMinimum(int row, ReadOnlySpan<double> potential, double scale)
    {
        var cost = costs.Slice(row * n, n);
        var whole = n & -Vector256<double>.Count;
        var inverse = Vector256.Create(1 / scale);
        var most = Vector256.Create(double.NegativeInfinity);
        for (var j = 0; j < whole; j += Vector256<double>.Count)
        {
            most = Vector256.Max(most, Vector256.Create(potential[j..]) - Vector256.Create(cost[j..]));
        }

        var largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (var j = whole; j < n; j++)
        {
            largest = Math.Max(largest, potential[j] - cost[j]);
        }

        var sums = Vector256<double>.Zero;
        var offset = Vector256.Create(largest);
        for (var j = 0; j < whole; j += Vector256<double>.Count)
        {
            sums += Vector256.Exp((Vector256.Create(potential[j..]) - Vector256.Create(cost[j..]) - offset) * inverse);
        }

        var sum = Vector256.Sum(sums);
        for (var j = whole; j < n; j++)
        {
            sum += Math.Exp((potential[j] - cost[j] - largest) / scale);
        }

        return -largest - (scale * Math.Log(sum / n));
    }
}
