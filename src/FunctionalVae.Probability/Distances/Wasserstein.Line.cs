namespace FunctionalVae.Probability;

public static partial class Wasserstein
{
    // A mass of 1 is used up in steps, each of which rounds.
    private const double Rounding = 1e-14;

    /// <summary>
    /// Wₚ of two samples of numbers, with ground cost |x − y|ᵖ: (∫₀¹ |Q⁻¹(u) − P⁻¹(u)|ᵖ du)^(1/p) of their quantile functions. For samples of the
    /// same size that pairs the sorted numbers.
    /// </summary>
    /// <param name="order">p, 1 at least.</param>
    /// <param name="q">n numbers.</param>
    /// <param name="p">m numbers.</param>
    /// <exception cref="ArgumentException">The order is below 1, a sample is empty, or a number is not finite.</exception>
    public static double Samples(double order, RealVector q, RealVector p)
    {
        WassersteinOrder.Check(order);
        Arguments.Finite(Arguments.NotEmpty(q, nameof(q)), nameof(q));
        Arguments.Finite(Arguments.NotEmpty(p, nameof(p)), nameof(p));
        return WassersteinOrder.Root(order, OnLine(order, PointCloud.OnLine(q), PointCloud.OnLine(p), [1]));
    }

    /// <summary>Wₚ of two weighted samples of numbers, as <see cref="Samples"/>.</summary>
    /// <param name="order">p, 1 at least.</param>
    /// <param name="q">n points of one dimension.</param>
    /// <param name="p">m points of one dimension.</param>
    /// <exception cref="ArgumentException">The order is below 1, or a cloud has more than one dimension.</exception>
    public static double Weighted(double order, PointCloud q, PointCloud p)
    {
        WassersteinOrder.Check(order);
        CheckLine(q, nameof(q));
        CheckLine(p, nameof(p));
        return WassersteinOrder.Root(order, OnLine(order, q, p, [1]));
    }

    private static void CheckLine(PointCloud cloud, string name)
    {
        if (cloud.Dimensions != 1)
        {
            throw new ArgumentException($"{name} has {cloud.Dimensions} dimensions; it must have 1. Sliced takes any number.", name);
        }
    }

    // Wₚᵖ of the two clouds' projections: both quantile functions are walked through together.
    private static double OnLine(double order, PointCloud q, PointCloud p, ReadOnlySpan<double> direction)
    {
        var (numbersQ, weightsQ) = Sorted(q, direction);
        var (numbersP, weightsP) = Sorted(p, direction);
        var (i, j, restQ, restP, sum) = (0, 0, weightsQ[0], weightsP[0], 0.0);
        while (true)
        {
            var mass = Math.Min(restQ, restP);
            sum += mass * WassersteinOrder.Power(order, numbersQ[i] - numbersP[j]);
            restQ -= mass;
            restP -= mass;
            if (restQ <= Rounding)
            {
                if (++i == numbersQ.Length)
                {
                    return sum;
                }

                restQ = weightsQ[i];
            }

            if (restP <= Rounding)
            {
                if (++j == numbersP.Length)
                {
                    return sum;
                }

                restP = weightsP[j];
            }
        }
    }

    private static (double[] Numbers, double[] Weights) Sorted(PointCloud cloud, ReadOnlySpan<double> direction)
    {
        var numbers = new double[cloud.Count];
        for (var row = 0; row < numbers.Length; row++)
        {
            var point = cloud.Points.RowSpan(row);
            for (var column = 0; column < point.Length; column++)
            {
                numbers[row] += point[column] * direction[column];
            }
        }

        double[] weights = [.. cloud.Weights];
        Array.Sort(numbers, weights);
        return (numbers, weights);
    }
}
