namespace FunctionalVae;

/// <summary>One dimension of a mixture of normals, whose weights are given with each question.</summary>
/// <param name="means">mⱼ.</param>
/// <param name="logVariances">pⱼ.</param>
internal sealed class NormalMixtureLine(double[] means, double[] logVariances)
{
    private const int MostSteps = 200;
    private const double Resolution = 1e-13;
    private readonly double[] deviations = Array.ConvertAll(logVariances, value => Math.Exp(0.5 * value));

    public double Mean(double[] weights) => weights.Zip(means, (weight, mean) => weight * mean).Sum();

    public double Variance(double[] weights)
    {
        var centre = Mean(weights);
        return weights
            .Select((weight, j) => weight * ((deviations[j] * deviations[j]) + ((means[j] - centre) * (means[j] - centre))))
            .Sum();
    }

    /// <summary>Adds log N(z; mⱼ, e^pⱼ) to the logarithms of the components' probabilities with the dimensions before.</summary>
    public void Observe(double z, double[] joint)
    {
        for (var j = 0; j < joint.Length; j++)
        {
            var distance = (z - means[j]) / deviations[j];
            joint[j] -= NormalDistribution.HalfLogTwoPi + (0.5 * (logVariances[j] + (distance * distance)));
        }
    }

    /// <summary>Φ⁻¹(P(at most z)), from the smaller of the two tails: 38 is the most that float64's probabilities tell.</summary>
    public double Noise(double z, double[] weights)
    {
        double below = 0;
        double above = 0;
        for (var j = 0; j < weights.Length; j++)
        {
            var distance = (z - means[j]) / deviations[j];
            below += weights[j] * NormalDistribution.Cumulative(distance);
            above += weights[j] * NormalDistribution.Cumulative(-distance);
        }

        return below <= above
            ? NormalDistribution.Quantile(Math.Max(below, double.Epsilon))
            : -NormalDistribution.Quantile(Math.Max(above, double.Epsilon));
    }

    /// <summary>The z whose <see cref="Noise"/> is given: Newton's steps within bounds, halved where they leave them.</summary>
    public double Quantile(double noise, double[] weights)
    {
        // That of the mixture lies between those of its components.
        var least = double.PositiveInfinity;
        var most = double.NegativeInfinity;
        for (var j = 0; j < weights.Length; j++)
        {
            if (weights[j] > 0)
            {
                least = Math.Min(least, means[j] + (deviations[j] * noise));
                most = Math.Max(most, means[j] + (deviations[j] * noise));
            }
        }

        var z = least + (0.5 * (most - least));
        for (var step = 0; step < MostSteps && most - least > Resolution * (Math.Abs(least) + Math.Abs(most)); step++)
        {
            var error = Noise(z, weights) - noise;
            if (error == 0)
            {
                return z;
            }

            (least, most) = error > 0 ? (least, z) : (z, most);
            var next = z - (error / Slope(z, noise + error, weights));
            var middle = least + (0.5 * (most - least));
            next = next > least && next < most ? next : middle;
            if (Math.Abs(next - z) <= Resolution * Math.Abs(z))
            {
                return next;
            }

            z = next;
        }

        return z;
    }

    // Of the noise by z: the density over that of the noise.
    private double Slope(double z, double noise, double[] weights)
    {
        double density = 0;
        for (var j = 0; j < weights.Length; j++)
        {
            var distance = (z - means[j]) / deviations[j];
            density += weights[j] / deviations[j] * Math.Exp(-0.5 * ((distance * distance) - (noise * noise)));
        }

        return density;
    }
}
