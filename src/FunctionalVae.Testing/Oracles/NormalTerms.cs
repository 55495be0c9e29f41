namespace FunctionalVae.Testing;

/// <summary>What follows in float64 from the model's own posteriors q = N(μ, e^ℓ) and prior N(m, e^p), dimension by dimension.</summary>
internal sealed class NormalTerms
{
    private readonly PosteriorBatch posterior;
    private readonly PriorMoments prior;

    public NormalTerms(Situation at)
    {
        posterior = at.Model.Encode(at.Parameters, at.Examples);
        prior = PriorMoments.Of(at);
    }

    /// <summary>KL(q ‖ p) = ½ Σ [(e^ℓ + (μ − m)²)/e^p − 1 − (ℓ − p)].</summary>
    public double Kl(int example) =>
        0.5 * Sum(example, (mu, l, m, p, _) => ((Math.Exp(l) + ((mu - m) * (mu - m))) / Math.Exp(p)) - 1 - (l - p));

    /// <summary>The sum of the sizes of that formula's terms, which is what rounding errors are relative to.</summary>
    public double KlTerms(int example) =>
        0.5 * Sum(example, (mu, l, m, p, _) => ((Math.Exp(l) + ((mu - m) * (mu - m))) / Math.Exp(p)) + 1 + Math.Abs(l - p));

    /// <summary>Var[log p(z) − log q(z)] = Σ [½(1 − s)² + d² s/e^p] with s = e^(ℓ−p) and d = μ − m, for z of q.</summary>
    public double RatioVariance(int example) =>
        Sum(example, (mu, l, m, p, _) => (0.5 * Math.Pow(1 - Math.Exp(l - p), 2)) + ((mu - m) * (mu - m) * Math.Exp(l - p) / Math.Exp(p)));

    /// <summary>log N(z; m, e^p) − log N(z; μ, e^ℓ) = ½ Σ [ℓ − p + ε² − (z − m)²/e^p] at z = μ + e^(ℓ/2) ε.</summary>
    public double LogRatio(int example, ReadOnlyMemory<float> noise) =>
        0.5
        * Sum(
            example,
            (mu, l, m, p, i) => l - p + Square(noise.Span[i]) - (Square(mu + (Math.Exp(0.5 * l) * noise.Span[i]) - m) / Math.Exp(p))
        );

    /// <summary>The sum of the sizes of that formula's terms; |μ| and σ|ε| count apart, for they may cancel.</summary>
    public double LogRatioTerms(int example, ReadOnlyMemory<float> noise) =>
        0.5
        * Sum(
            example,
            (mu, l, m, p, i) =>
                Math.Abs(l)
                + Math.Abs(p)
                + Square(noise.Span[i])
                + (Square(Math.Abs(mu) + Math.Abs(m) + (Math.Exp(0.5 * l) * Math.Abs(noise.Span[i]))) / Math.Exp(p))
        );

    private static double Square(double value) => value * value;

    private double Sum(int example, Func<double, double, double, double, int, double> term)
    {
        double sum = 0;
        for (var i = 0; i < posterior.Mean.Width; i++)
        {
            sum += term(
                posterior.Mean[example].Span[i],
                posterior.LogVariance[example].Span[i],
                prior.Mean.Span[i],
                prior.LogVariance.Span[i],
                i
            );
        }

        return sum;
    }
}
