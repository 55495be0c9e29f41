using System.Runtime.Intrinsics;

namespace FunctionalVae.Probability;

/// <summary>The soft minimum of costs less a potential, which is the other potential: −ε log Σ wⱼ e^((gⱼ − Cᵢⱼ)/ε), in vectors of four.</summary>
internal static class SoftMinimum
{
    /// <summary>One value per row of <paramref name="cost"/>; potential and weights have one per column.</summary>
    public static double[] Of(double epsilon, double[][] cost, double[] potential, RealVector weights)
    {
        var exponents = new double[potential.Length];
        for (var j = 0; j < exponents.Length; j++)
        {
            exponents[j] = (potential[j] / epsilon) + Math.Log(weights[j]);
        }

        var minimum = new double[cost.Length];
        for (var i = 0; i < minimum.Length; i++)
        {
            minimum[i] = -epsilon * LogSumExp(exponents, cost[i], 1 / epsilon);
        }

        return minimum;
    }

    // log Σ e^(xⱼ − Cⱼ/ε): first the largest exponent, then the sum.
    private static double LogSumExp(ReadOnlySpan<double> exponents, ReadOnlySpan<double> cost, double inverse)
    {
        var width = Vector256<double>.Count;
        var whole = exponents.Length - (exponents.Length % width);
        var scale = Vector256.Create(inverse);
        var largest = double.NegativeInfinity;
        var lanes = Vector256.Create(double.NegativeInfinity);
        for (var j = 0; j < whole; j += width)
        {
            lanes = Vector256.Max(lanes, Vector256.Create(exponents[j..]) - (Vector256.Create(cost[j..]) * scale));
        }

        for (var lane = 0; lane < width; lane++)
        {
            largest = Math.Max(largest, lanes[lane]);
        }

        for (var j = whole; j < exponents.Length; j++)
        {
            largest = Math.Max(largest, exponents[j] - (cost[j] * inverse));
        }

        var sums = Vector256<double>.Zero;
        var offset = Vector256.Create(largest);
        for (var j = 0; j < whole; j += width)
        {
            sums += Vector256.Exp(Vector256.Create(exponents[j..]) - (Vector256.Create(cost[j..]) * scale) - offset);
        }

        var sum = Vector256.Sum(sums);
        for (var j = whole; j < exponents.Length; j++)
        {
            sum += Math.Exp(exponents[j] - (cost[j] * inverse) - largest);
        }

        return largest + Math.Log(sum);
    }
}
