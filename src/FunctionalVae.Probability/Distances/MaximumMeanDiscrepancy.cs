namespace FunctionalVae.Probability;

/// <summary>
/// The squared maximum mean discrepancy MMD² = E k(x, x′) + E k(y, y′) − 2·E k(x, y) of x, x′ ~ q and y, y′ ~ p, all independent (Gretton,
/// Borgwardt, Rasch, Schölkopf and Smola 2012): between samples and, with a Gaussian kernel, between normal distributions. It has no unit and
/// lies between 0 and 2.
/// </summary>
public static partial class MaximumMeanDiscrepancy
{
    /// <summary>The V-statistic: MMD² of the samples' empirical distributions, pairs of a point with itself included. Never negative.</summary>
    /// <remarks>As an estimate of the MMD² of what the samples are drawn from it is too large by at most 1/n + 1/m in expectation.</remarks>
    /// <param name="kernel">k, with its bandwidth.</param>
    /// <param name="q">[n, D], one point per row.</param>
    /// <param name="p">[m, D], one point per row.</param>
    /// <exception cref="ArgumentException">A sample is empty, an element is not finite, or the dimensions differ.</exception>
    public static double Biased(Kernel kernel, RealMatrix q, RealMatrix p)
    {
        Check(1, q, p);
        var (n, m) = ((double)q.Rows, (double)p.Rows);
        var square = (Sum(kernel, q, q) / (n * n)) + (Sum(kernel, p, p) / (m * m)) - (2 * (Sum(kernel, q, p) / (n * m)));
        return Math.Max(0, square);
    }

    /// <summary>The U-statistic, without the pairs of a point with itself: MMD² in expectation, and therefore negative at times.</summary>
    /// <param name="kernel">k, with its bandwidth.</param>
    /// <param name="q">[n, D], one point per row, 2 at least.</param>
    /// <param name="p">[m, D], one point per row, 2 at least.</param>
    /// <exception cref="ArgumentException">As for <see cref="Biased"/>, or a sample has one point only.</exception>
    public static double Unbiased(Kernel kernel, RealMatrix q, RealMatrix p)
    {
        Check(2, q, p);
        return MeanOfPairs(kernel, q) + MeanOfPairs(kernel, p) - (2 * (Sum(kernel, q, p) / ((double)q.Rows * p.Rows)));
    }

    /// <summary>The median heuristic for a bandwidth: the median distance of two points of the joined samples (Gretton and others 2012, section 8).</summary>
    /// <param name="q">[n, D], one point per row.</param>
    /// <param name="p">[m, D], one point per row.</param>
    /// <exception cref="ArgumentException">As for <see cref="Biased"/>, or so many points are equal that the median is 0.</exception>
    public static double MedianDistance(RealMatrix q, RealMatrix p)
    {
        Check(1, q, p);
        var points = PointRows.Join(q, p);
        var squares = new List<double>();
        for (var i = 0; i < points.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                squares.Add(PointRows.SquaredDistance(points.RowSpan(i), points.RowSpan(j)));
            }
        }

        squares.Sort();
        var median = 0.5 * (Math.Sqrt(squares[(squares.Count - 1) / 2]) + Math.Sqrt(squares[squares.Count / 2]));
        return median > 0
            ? median
            : throw new ArgumentException(
                "The median distance of the points is 0: more than half of the pairs are equal points. Choose a bandwidth.",
                nameof(q)
            );
    }

    private static void Check(int least, RealMatrix q, RealMatrix p)
    {
        PointRows.Check(q, nameof(q));
        PointRows.Check(p, nameof(p));
        Arguments.AtLeast(least, q.Rows, "q.Rows");
        Arguments.AtLeast(least, p.Rows, "p.Rows");
        Arguments.SameCount(q.Columns, nameof(q), p.Columns, nameof(p));
    }

    private static double Sum(Kernel kernel, RealMatrix left, RealMatrix right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Rows; i++)
        {
            for (var j = 0; j < right.Rows; j++)
            {
                sum += kernel.AtSquare(PointRows.SquaredDistance(left.RowSpan(i), right.RowSpan(j)));
            }
        }

        return sum;
    }

    private static double MeanOfPairs(Kernel kernel, RealMatrix points)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                sum += kernel.AtSquare(PointRows.SquaredDistance(points.RowSpan(i), points.RowSpan(j)));
            }
        }

        return 2 * sum / (points.Rows * (points.Rows - 1.0));
    }
}
