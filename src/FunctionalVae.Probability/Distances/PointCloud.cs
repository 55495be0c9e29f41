namespace FunctionalVae.Probability;

/// <summary>n points of D dimensions with positive weights that sum to 1: a sample, or any discrete distribution.</summary>
public sealed record PointCloud
{
    private PointCloud(RealMatrix points, RealVector weights)
    {
        Points = points;
        Weights = weights;
    }

    /// <summary>Points of equal weight 1/n: a sample.</summary>
    /// <param name="points">[n, D], one point per row.</param>
    /// <exception cref="ArgumentException">There is no point or no dimension, or an element is not finite.</exception>
    public static PointCloud Uniform(RealMatrix points)
    {
        PointRows.Check(points, nameof(points));
        return new(points, RealVector.From(Enumerable.Repeat(1.0 / points.Rows, points.Rows)));
    }

    /// <summary>Points of given weights, which are divided by their sum.</summary>
    /// <param name="points">[n, D], one point per row.</param>
    /// <param name="weights">n positive numbers.</param>
    /// <exception cref="ArgumentException">As for <see cref="Uniform"/>, or there are not n weights, or one is not positive.</exception>
    public static PointCloud Weighted(RealMatrix points, RealVector weights)
    {
        PointRows.Check(points, nameof(points));
        for (var i = 0; i < weights.Count; i++)
        {
            Arguments.Positive(weights[i], $"{nameof(weights)}[{i}]");
        }

        if (weights.Count != points.Rows)
        {
            throw new ArgumentException(
                $"weights has {weights.Count} elements, points has {points.Rows} rows; they must agree.",
                nameof(weights)
            );
        }

        var sum = Arguments.Finite(weights.Sum(), "the sum of weights");
        return new(points, RealVector.From(weights.Select(weight => weight / sum)));
    }

    /// <summary>Points of one dimension and equal weight.</summary>
    /// <exception cref="ArgumentException">There are no numbers, or one is not finite.</exception>
    public static PointCloud OnLine(RealVector numbers)
    {
        Arguments.Finite(Arguments.NotEmpty(numbers, nameof(numbers)), nameof(numbers));
        return Uniform(RealMatrix.Of(numbers.Count, 1, (row, _) => numbers[row]));
    }

    /// <summary>The points, [n, D].</summary>
    public RealMatrix Points { get; }

    /// <summary>The weights, n values that sum to 1.</summary>
    public RealVector Weights { get; }

    /// <summary>The number of points, n.</summary>
    public int Count => Points.Rows;

    /// <summary>The number of dimensions, D.</summary>
    public int Dimensions => Points.Columns;
}
