namespace FunctionalVae.Probability;

/// <content>The permutation test by this distance, with each kernel value computed once.</content>
public static partial class MaximumMeanDiscrepancy
{
    /// <summary>
    /// The permutation test with <see cref="Biased"/> as its statistic: the p-value of <see cref="PermutationTest.PValue"/> with the same key and,
    /// as the null, the mean of the statistic over the divisions (Gretton and others 2012, section 5).
    /// </summary>
    /// <param name="kernel">k, with its bandwidth.</param>
    /// <param name="permutations">B, 1 at least. No p-value is below 1 / (1 + B).</param>
    /// <param name="key">The key of the divisions.</param>
    /// <param name="q">[n, D], one point per row.</param>
    /// <param name="p">[m, D], one point per row.</param>
    /// <exception cref="ArgumentException">There is no permutation, a sample is empty, an element is not finite, or the dimensions differ.</exception>
    public static TwoSampleTest Test(Kernel kernel, int permutations, Key key, RealMatrix q, RealMatrix p)
    {
        Arguments.AtLeast(1, permutations, nameof(permutations));
        Check(1, q, p);
        var points = PointRows.Join(q, p);
        var values = new double[points.Rows, points.Rows];
        for (var i = 0; i < points.Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                values[i, j] = values[j, i] = kernel.AtSquare(PointRows.SquaredDistance(points.RowSpan(i), points.RowSpan(j)));
            }
        }

        var observed = Divided([.. Enumerable.Range(0, points.Rows)]);
        var statistics = new double[permutations];
        Parts.Each(
            permutations,
            i => statistics[i] = Divided([.. Permutation.Of(key.Child((ulong)i), points.Rows)]),
            threads: 0,
            CancellationToken.None
        );
        return new(observed, statistics.Average(), (1.0 + statistics.Count(one => one >= observed)) / (1.0 + permutations));

        // Of the first n points in this order and the others.
        double Divided(int[] order)
        {
            var (n, m) = ((double)q.Rows, (double)p.Rows);
            var square =
                (Sum(order[..q.Rows], order[..q.Rows]) / (n * n))
                + (Sum(order[q.Rows..], order[q.Rows..]) / (m * m))
                - (2 * (Sum(order[..q.Rows], order[q.Rows..]) / (n * m)));
            return Math.Max(0, square);
        }

        double Sum(int[] left, int[] right)
        {
            var sum = 0.0;
            foreach (var i in left)
            {
                foreach (var j in right)
                {
                    sum += values[i, j];
                }
            }

            return sum;
        }
    }
}
