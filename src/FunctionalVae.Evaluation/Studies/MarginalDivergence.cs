using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>KL(q ‖ N(0, 1)) of a mixture q of normals of equal weights in one dimension, by the trapezoidal rule.</summary>
internal static class MarginalDivergence
{
    private const double Beyond = 8;
    private const double StepsEach = 4;
    private const int MostSteps = 4000;

    /// <param name="means">μₙ.</param>
    /// <param name="deviations">σₙ.</param>
    /// <returns>In nats.</returns>
    public static double Of(double[] means, double[] deviations)
    {
        var low = means.Zip(deviations, (mean, deviation) => mean - (Beyond * deviation)).Min();
        var high = means.Zip(deviations, (mean, deviation) => mean + (Beyond * deviation)).Max();
        var steps = (int)Math.Clamp(StepsEach * (high - low) / deviations.Min(), 200, MostSteps);
        var step = (high - low) / steps;
        var densities = new double[steps + 1];
        for (var n = 0; n < means.Length; n++)
        {
            // Each normal where it is not 0.
            var first = Math.Max(0, (int)((means[n] - (Beyond * deviations[n]) - low) / step));
            var last = Math.Min(steps, (int)((means[n] + (Beyond * deviations[n]) - low) / step) + 1);
            var constant = 1 / (deviations[n] * Math.Sqrt(2 * Math.PI) * means.Length);
            for (var i = first; i <= last; i++)
            {
                var distance = (low + (i * step) - means[n]) / deviations[n];
                densities[i] += constant * Math.Exp(-0.5 * distance * distance);
            }
        }

        var sum = 0.0;
        for (var i = 0; i <= steps; i++)
        {
            var z = low + (i * step);
            sum += densities[i] > 0 ? step * densities[i] * (Math.Log(densities[i]) + NormalDistribution.HalfLogTwoPi + (0.5 * z * z)) : 0;
        }

        return sum;
    }
}
