namespace FunctionalVae.Testing;

/// <summary>What follows in float64 from the model's own posteriors q = N(μ, e^ℓ) and a normal prior N(m, e^p), dimension by dimension.</summary>
internal sealed class NormalTerms
{
    private readonly PosteriorBatch posterior;
    private readonly PriorFamily prior;

    public NormalTerms(Situation at)
    {
        posterior = at.Model.Encode(at.Parameters, at.Examples);
        prior = at.Prior;
    }

    /// <summary>KL(q ‖ p) = ½ Σ [(e^ℓ + (μ − m)²)/e^p − 1 − (ℓ − p)].</summary>
    public double Kl(int example) =>
        0.5 * Sum(example, (mu, l, m, p) => ((Math.Exp(l) + ((mu - m) * (mu - m))) / Math.Exp(p)) - 1 - (l - p));

    /// <summary>The sum of the sizes of that formula's terms, which is what rounding errors are relative to.</summary>
    public double KlTerms(int example) =>
        0.5 * Sum(example, (mu, l, m, p) => ((Math.Exp(l) + ((mu - m) * (mu - m))) / Math.Exp(p)) + 1 + Math.Abs(l - p));

    /// <summary>Var[log p(z) − log q(z)] = Σ [½(1 − s)² + d² s/e^p] with s = e^(ℓ−p) and d = μ − m, for z of q.</summary>
    public double RatioVariance(int example) =>
        Sum(example, (mu, l, m, p) => (0.5 * Math.Pow(1 - Math.Exp(l - p), 2)) + ((mu - m) * (mu - m) * Math.Exp(l - p) / Math.Exp(p)));

    private double Sum(int example, Func<double, double, double, double, double> term)
    {
        double sum = 0;
        for (var i = 0; i < posterior.Mean.Width; i++)
        {
            sum += term(posterior.Mean[example].Span[i], posterior.LogVariance[example].Span[i], prior.Mean[i], prior.LogVariance[i]);
        }

        return sum;
    }
}
