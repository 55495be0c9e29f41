using FunctionalVae.Engine;
using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>What a divergence of the aggregate posterior is between draws, by its formula in float64.</summary>
internal abstract class AggregateFamily
{
    /// <summary>That of a divergence for the draws of a prior.</summary>
    public static AggregateFamily Of(AggregateDivergence divergence, Prior prior, int latent) =>
        divergence switch
        {
            SquaredMmd mmd => new SquaredMmdFamily(mmd.Kernel, mmd.SquaredBandwidth(prior, latent)),
            SlicedWasserstein sliced => new SlicedWassersteinFamily(sliced.Order, sliced.Projections),
            DebiasedSinkhorn sinkhorn => new DebiasedSinkhornFamily(sinkhorn.EpsilonOf(prior, latent), sinkhorn.Iterations),
            var other => throw new NotSupportedException($"There is no family for {other}."),
        };

    /// <summary>The divergence of n finite draws of posteriors and as many of the prior, [n, latent]; 0 of one, which tells nothing of a distribution.</summary>
    public double Between(RealMatrix posterior, RealMatrix prior) => posterior.Rows == 1 ? 0 : Of(posterior, prior);

    /// <summary>That of two draws or more.</summary>
    protected abstract double Of(RealMatrix posterior, RealMatrix prior);

    private sealed class SquaredMmdFamily(MmdKernel kernel, double squaredBandwidth) : AggregateFamily
    {
        private readonly Kernel shape =
            kernel == MmdKernel.Gaussian
                ? new RbfKernel(Math.Sqrt(squaredBandwidth))
                : new InverseMultiquadricKernel(Math.Sqrt(squaredBandwidth));

        protected override double Of(RealMatrix posterior, RealMatrix prior) => MaximumMeanDiscrepancy.Unbiased(shape, posterior, prior);
    }

    private sealed class SlicedWassersteinFamily(int order, int projections) : AggregateFamily
    {
        protected override double Of(RealMatrix posterior, RealMatrix prior) =>
            Math.Pow(
                Wasserstein.Sliced(order, projections, AggregateKeys.Directions, PointCloud.Uniform(posterior), PointCloud.Uniform(prior)),
                order
            );
    }

    private sealed class DebiasedSinkhornFamily(double epsilon, int iterations) : AggregateFamily
    {
        protected override double Of(RealMatrix posterior, RealMatrix prior) =>
            EntropicPlans.Divergence(epsilon, iterations, PointCloud.Uniform(posterior), PointCloud.Uniform(prior));
    }
}
