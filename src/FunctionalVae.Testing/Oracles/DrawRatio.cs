namespace FunctionalVae.Testing;

/// <summary>log p(z) − log q(z|x) at draws z = μ + Lε, in float64 from the model's own posteriors N(μ, LLᵀ) and by its prior's formula.</summary>
internal sealed class DrawRatio(Situation at)
{
    private const double Rounding = 5e-6;
    private readonly PosteriorBatch posterior = at.Model.Encode(at.Parameters, at.Examples);
    private readonly PriorFamily prior = at.Prior;

    /// <summary>The ratio of an example, and what the rounding of its draw and of its terms to float32 may make of it.</summary>
    public (double Value, double Tolerance) Of(int example, ReadOnlyMemory<float> noise)
    {
        var z = new double[noise.Length];
        var reach = new double[noise.Length];
        double entropy = 0;
        double size = 1;
        for (var i = 0; i < z.Length; i++)
        {
            double l = GivenBefore.LogVariance(posterior)[example].Span[i];
            double mean = posterior.Mean[example].Span[i];
            double epsilon = noise.Span[i];
            var move = Math.Exp(0.5 * l) * epsilon;
            z[i] = mean + move;
            for (var j = 0; j < i && posterior.Factor is { } factor; j++)
            {
                var below = factor[example, i, j] * noise.Span[j];
                z[i] += below;
                move = Math.Abs(move) + Math.Abs(below);
            }

            // They count apart, for they may cancel.
            reach[i] = Rounding * (Math.Abs(mean) + Math.Abs(move));
            entropy += NormalDistribution.HalfLogTwoPi + (0.5 * (l + (epsilon * epsilon)));
            size += 0.5 * (Math.Abs(l) + (epsilon * epsilon));
        }

        var density = prior.LogDensity(z);
        var wander = z.Select((_, i) => Math.Max(Wander(i, reach[i]), Wander(i, -reach[i]))).Sum();
        return (density + entropy, (Rounding * (size + Math.Abs(density))) + wander);

        double Wander(int moved, double by) =>
            Math.Abs(prior.LogDensity([.. z.Select((value, i) => i == moved ? value + by : value)]) - density);
    }
}
