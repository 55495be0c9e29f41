namespace FunctionalVae.Probability;

/// <summary>
/// The evidence lower bound E log p(x|z) − KL(q ‖ p) with its Kullback–Leibler term in closed form (Kingma and Welling 2014, equation 7). It has
/// another value on the same draws than the <see cref="MonteCarloElbo"/>, and the same mean.
/// </summary>
public sealed record AnalyticElbo
{
    private AnalyticElbo(double reconstruction, double kl)
    {
        Reconstruction = reconstruction;
        Kl = kl;
    }

    /// <summary>The bound of its two terms.</summary>
    /// <param name="reconstruction">E log p(x|z), in nats, of a likelihood; −∞ is possible.</param>
    /// <param name="kl">KL(q ‖ p) ≥ 0, in nats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reconstruction is NaN or +∞, or the divergence NaN, infinite or negative.</exception>
    public static AnalyticElbo From(double reconstruction, double kl)
    {
        if (double.IsNaN(reconstruction) || double.IsPositiveInfinity(reconstruction))
        {
            throw new ArgumentOutOfRangeException(
                nameof(reconstruction),
                reconstruction,
                $"{nameof(reconstruction)} is {Arguments.Text(reconstruction)}; a mean log-likelihood is a number, or −∞."
            );
        }

        return double.IsFinite(kl) && kl >= 0
            ? new(reconstruction, kl)
            : throw new ArgumentOutOfRangeException(
                nameof(kl),
                kl,
                $"{nameof(kl)} is {Arguments.Text(kl)}; a Kullback–Leibler divergence is finite and not negative: is its sign turned?"
            );
    }

    /// <summary>The bound of an example whose terms are sums over its dimensions.</summary>
    /// <param name="reconstruction">E log p(xⱼ|z), one value per dimension of the data.</param>
    /// <param name="kl">One value per dimension of the latent variable.</param>
    /// <exception cref="ArgumentException">A vector is empty, or as for <see cref="From"/>.</exception>
    public static AnalyticElbo FromDimensions(RealVector reconstruction, RealVector kl) =>
        From(Arguments.NotEmpty(reconstruction, nameof(reconstruction)).Sum(), Arguments.NotEmpty(kl, nameof(kl)).Sum());

    /// <summary>The mean bound of several examples, term by term.</summary>
    /// <exception cref="ArgumentException">There is no example.</exception>
    public static AnalyticElbo Mean(IReadOnlyCollection<AnalyticElbo> examples)
    {
        Arguments.AtLeast(1, examples.Count, "examples.Count");
        return new(examples.Average(example => example.Reconstruction), examples.Average(example => example.Kl));
    }

    /// <summary>The reconstruction term E log p(x|z), in nats.</summary>
    public double Reconstruction { get; }

    /// <summary>The Kullback–Leibler term KL(q ‖ p) ≥ 0, in nats.</summary>
    public double Kl { get; }

    /// <summary>Reconstruction − KL ≤ log p(x), in nats; never with another weight than 1.</summary>
    public double Nats => Reconstruction - Kl;

    /// <summary>Reconstruction − β·KL (Higgins et al. 2017), in nats: what is trained. A bound on log p(x) only for β ≥ 1, and the bound itself for β = 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is negative or not finite.</exception>
    public double Objective(double beta) =>
        double.IsFinite(beta) && beta >= 0
            ? Reconstruction - (beta * Kl)
            : throw new ArgumentOutOfRangeException(
                nameof(beta),
                beta,
                $"{nameof(beta)} is {Arguments.Text(beta)}; it must be a finite number, 0 or more."
            );
}
