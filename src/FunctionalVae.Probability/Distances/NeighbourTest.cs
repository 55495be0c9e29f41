using MathNet.Numerics.Distributions;

namespace FunctionalVae.Probability;

/// <summary>
/// The classifier two-sample test (Lopez-Paz and Oquab, "Revisiting classifier two-sample tests", 2017) with nearest neighbours: can a point be told
/// from those of the other sample?
/// </summary>
public static class NeighbourTest
{
    /// <summary>
    /// Half of each sample's points, chosen by key, are known; each of the others is said to be of the sample that most of its k nearest known points
    /// are of. The statistic is the share that is right, ½ where both samples come from one distribution; the p-value is the binomial
    /// probability of at least as many right ones by chance, which is cautious below ½, for the points of either sample may be placed with
    /// another share of right ones (Hoeffding 1956). Both samples must be of the same size.
    /// </summary>
    /// <param name="key">The key of the division into halves.</param>
    /// <param name="q">[n, D], one point per row; 4 at least.</param>
    /// <param name="p">[n, D], one point per row.</param>
    /// <param name="neighbours">k; null for √(n/2), made odd, so that there is no tie of votes.</param>
    /// <param name="threads">Threads; 0 for one per processor. The result does not depend on them.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentException">The samples differ in size, have fewer than 4 points, an element is not finite, the dimensions differ, or k is not odd or more than there are known points.</exception>
    public static TwoSampleTest Of(
        Key key,
        RealMatrix q,
        RealMatrix p,
        int? neighbours = null,
        int threads = 0,
        CancellationToken cancel = default
    )
    {
        PointRows.Check(q, nameof(q));
        PointRows.Check(p, nameof(p));
        Arguments.AtLeast(4, q.Rows, "q.Rows");
        Arguments.SameCount(q.Rows, nameof(q), p.Rows, nameof(p));
        Arguments.SameCount(q.Columns, nameof(q), p.Columns, nameof(p));
        var half = q.Rows / 2;
        var votes = neighbours ?? Odd((int)Math.Sqrt(half));
        if (votes < 1 || votes % 2 == 0 || votes > 2 * half)
        {
            throw new ArgumentException($"{nameof(neighbours)} is {votes}; it must be odd, and at most {2 * half}.", nameof(neighbours));
        }

        ReadOnlyMemory<int> own = Permutation.Of(key.Child(0), q.Rows);
        ReadOnlyMemory<int> other = Permutation.Of(key.Child(1), p.Rows);
        var known = PointRows.Join(PointRows.Choose(q, own[..half]), PointRows.Choose(p, other[..half]));
        var asked = PointRows.Join(PointRows.Choose(q, own[half..]), PointRows.Choose(p, other[half..]));
        var right = new bool[asked.Rows];
        Parts.Each(right.Length, i => right[i] = IsOfQ(i) == i < asked.Rows / 2, threads, cancel);
        var count = right.Count(one => one);
        return new(count / (double)right.Length, 0.5, AtLeast(count, right.Length));

        bool IsOfQ(int i)
        {
            var distances = new double[known.Rows];
            var order = new int[known.Rows];
            for (var j = 0; j < known.Rows; j++)
            {
                distances[j] = PointRows.SquaredDistance(asked.RowSpan(i), known.RowSpan(j));
                order[j] = j;
            }

            Array.Sort(distances, order);
            return order.Take(votes).Count(j => j < half) > votes / 2;
        }
    }

    private static int Odd(int number) => number % 2 == 0 ? number + 1 : number;

    // P(X ≥ count) of X ~ Binomial(n, ½), which is P(X ≤ n − count): small ones keep their digits.
    private static double AtLeast(int count, int n) => Binomial.CDF(0.5, n, n - count);
}
