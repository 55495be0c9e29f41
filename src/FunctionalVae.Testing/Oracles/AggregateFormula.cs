using FunctionalVae.Probability;

namespace FunctionalVae.Testing;

/// <summary>A weighed divergence of the aggregate posterior by its formula, in float64 from the model's own posteriors.</summary>
internal sealed class AggregateFormula(Situation at)
{
    private const double Perturbation = 16.0 / (1 << 24);
    private const ulong PriorSeed = 0x6167677265676174;
    private const ulong DirectionSeed = 0x646972656374696F;
    private readonly WeighedDivergence weighed = at.Model.Spec.Objective.OfAggregate!;
    private readonly PosteriorBatch posterior = at.Model.Encode(at.Parameters, at.Examples);

    /// <summary>The noise of the prior's draws where the divergence is evaluated.</summary>
    public static Batch PriorNoise(IVaeModel model, int count)
    {
        var latent = model.Layout.LatentWidth;
        var values = new float[count * latent];
        for (var row = 0; row < count; row++)
        {
            StandardNormalNoise.Fill(Key.FromSeed(PriorSeed), (uint)row, values.AsSpan(row * latent, latent));
        }

        return model.NoiseFromValues(values);
    }

    /// <summary>
    /// The divergence of draws by noise, [count, latent], from draws of the prior, the size of what it is the difference of, and what rounding of the
    /// draws may make of it.
    /// </summary>
    public (double Value, double Size, double Tolerance) Of(Batch noise, Batch prior)
    {
        var (value, size) = Between(noise, prior, 0);
        return (
            value,
            size,
            2 * Math.Max(Math.Abs(Between(noise, prior, 1).Value - value), Math.Abs(Between(noise, prior, 2).Value - value))
        );
    }

    private (double Value, double Size) Between(Batch noise, Batch prior, ulong variant)
    {
        var latent = noise.Width;
        var (draws, others) = (new double[noise.Count, latent], new double[prior.Count, latent]);
        for (var row = 0; row < noise.Count; row++)
        {
            for (var i = 0; i < latent; i++)
            {
                var spread = Spread(row, i, noise[row]);
                draws[row, i] = Moved(posterior.Mean[row].Span[i] + spread, variant, (row * latent) + i);
                others[row, i] = prior[row].Span[i];
            }
        }

        var (value, size) = Divergence(RealMatrix.From(draws), RealMatrix.From(others));
        return (weighed.Weight * value, weighed.Weight * size);
    }

    private double Spread(int row, int dimension, ReadOnlyMemory<float> noise) =>
        posterior.Factor is { } factor
            ? Enumerable.Range(0, dimension + 1).Sum(j => factor[row, dimension, j] * noise.Span[j])
            : Math.Exp(0.5 * posterior.LogVariance[row].Span[dimension]) * noise.Span[dimension];

    private double Moved(double value, ulong variant, int place) =>
        variant == 0 ? value : value * (1 + (Perturbation * Chance.Sign(at.Key.Child(variant), place)));

    // Each with the size of its terms: a kernel is 1 at most, and there are four means of it. One draw tells nothing of a distribution.
    private (double Value, double Size) Divergence(RealMatrix posterior, RealMatrix prior) =>
        weighed.Divergence switch
        {
            _ when posterior.Rows == 1 => (0, 0),
            SquaredMmd mmd => (MaximumMeanDiscrepancy.Unbiased(KernelOf(mmd, posterior.Columns), posterior, prior), 4),
            SlicedWasserstein sliced => OfSlices(sliced, PointCloud.Uniform(posterior), PointCloud.Uniform(prior)),
            DebiasedSinkhorn sinkhorn => OfPlans(sinkhorn, PointCloud.Uniform(posterior), PointCloud.Uniform(prior)),
            var other => throw new NotSupportedException($"There is no formula for {other}."),
        };

    private static (double Value, double Size) OfSlices(SlicedWasserstein sliced, PointCloud posterior, PointCloud prior)
    {
        var key = Key.FromSeed(DirectionSeed);
        var value = Math.Pow(Wasserstein.Sliced(sliced.Order, sliced.Projections, key, posterior, prior), sliced.Order);
        return (value, value);
    }

    // With as many updates as it states, converged or not.
    private (double Value, double Size) OfPlans(DebiasedSinkhorn sinkhorn, PointCloud posterior, PointCloud prior)
    {
        var options = new SinkhornOptions(sinkhorn.Epsilon * MeanSquare(prior.Dimensions), Order: 2, sinkhorn.Iterations, Tolerance: 1e-12);
        var (across, within, own) = (Cost(posterior, prior), Cost(posterior, posterior), Cost(prior, prior));
        return (across - (0.5 * (within + own)), across + (0.5 * (within + own)));

        double Cost(PointCloud q, PointCloud p) => Sinkhorn.Transport(options, q, p).Value;
    }

    // The mean squared distance of two draws of the prior, by its family's variance.
    private double MeanSquare(int latent) => 2 * latent * Math.Exp(at.Prior.LogVariance[0]);

    private Kernel KernelOf(SquaredMmd mmd, int latent)
    {
        var bandwidth = Math.Sqrt(mmd.Scale * MeanSquare(latent));
        return mmd.Kernel == MmdKernel.Gaussian ? new RbfKernel(bandwidth) : new InverseMultiquadricKernel(bandwidth);
    }
}
