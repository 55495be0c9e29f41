using FunctionalVae.Probability;

namespace FunctionalVae.Testing;

/// <summary>A weighed divergence of the aggregate posterior by its formula, in float64 from the model's own posteriors.</summary>
internal sealed class AggregateFormula(Situation at)
{
    private const double Perturbation = 16.0 / (1 << 24);
    private const ulong PriorSeed = 0x6167677265676174;
    private readonly WassersteinAutoencoder objective = (WassersteinAutoencoder)at.Model.Spec.Objective;
    private readonly PosteriorBatch posterior = at.Model.Encode(at.Parameters, at.Examples);

    /// <summary>The size of what it is the difference of.</summary>
    public double Size => 4 * objective.Weight;

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

    /// <summary>The divergence of draws by noise, [count, latent], from draws of the prior, and what rounding of the draws may make of it.</summary>
    public (double Value, double Tolerance) Of(Batch noise, Batch prior)
    {
        var value = Between(noise, prior, 0);
        return (value, 2 * Math.Max(Math.Abs(Between(noise, prior, 1) - value), Math.Abs(Between(noise, prior, 2) - value)));
    }

    private double Between(Batch noise, Batch prior, ulong variant)
    {
        var latent = noise.Width;
        var (draws, others) = (new double[noise.Count, latent], new double[prior.Count, latent]);
        for (var row = 0; row < noise.Count; row++)
        {
            for (var i = 0; i < latent; i++)
            {
                var spread = Math.Exp(0.5 * posterior.LogVariance[row].Span[i]) * noise[row].Span[i];
                draws[row, i] = Moved(posterior.Mean[row].Span[i] + spread, variant, (row * latent) + i);
                others[row, i] = prior[row].Span[i];
            }
        }

        return objective.Weight * Divergence(RealMatrix.From(draws), RealMatrix.From(others));
    }

    private double Moved(double value, ulong variant, int place) =>
        variant == 0 ? value : value * (1 + (Perturbation * Chance.Sign(at.Key.Child(variant), place)));

    private double Divergence(RealMatrix posterior, RealMatrix prior) =>
        objective.Divergence switch
        {
            SquaredMmd mmd => posterior.Rows == 1 ? 0 : MaximumMeanDiscrepancy.Unbiased(KernelOf(mmd, posterior.Columns), posterior, prior),
            var other => throw new NotSupportedException($"There is no formula for {other}."),
        };

    // h² in units of the mean squared distance of two draws of the prior, by its family's variance.
    private Kernel KernelOf(SquaredMmd mmd, int latent)
    {
        var bandwidth = Math.Sqrt(mmd.Scale * 2 * latent * Math.Exp(at.Prior.LogVariance[0]));
        return mmd.Kernel == MmdKernel.Gaussian ? new RbfKernel(bandwidth) : new InverseMultiquadricKernel(bandwidth);
    }
}
