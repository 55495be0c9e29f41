namespace FunctionalVae.Testing;

/// <summary>What follows in float64 from the model's own posteriors q = N(μ, Σ), Σ = LLᵀ and ℓ = log Lᵢᵢ², and a normal prior N(m, diag e^p).</summary>
internal sealed class NormalTerms
{
    private readonly PosteriorBatch posterior;
    private readonly PriorFamily prior;

    public NormalTerms(Situation at)
    {
        posterior = at.Model.Encode(at.Parameters, at.Examples);
        prior = at.Prior;
    }

    /// <summary>KL(q ‖ p) = ½ Σ [(σ² + (μ − m)²)/e^p − 1 − (ℓ − p)], with σ² the diagonal of Σ.</summary>
    public double Kl(int example) => 0.5 * Sum(example, (mu, v, l, m, p) => ((v + ((mu - m) * (mu - m))) / Math.Exp(p)) - 1 - (l - p));

    /// <summary>The sum of the sizes of that formula's terms, which is what rounding errors are relative to.</summary>
    public double KlTerms(int example) =>
        0.5 * Sum(example, (mu, v, l, m, p) => ((v + ((mu - m) * (mu - m))) / Math.Exp(p)) + 1 + Math.Abs(l - p));

    /// <summary>Var[log p(z) − log q(z)] for z of q: ½ ‖I − LᵀP⁻¹L‖² + ‖LᵀP⁻¹(μ − m)‖² with P = diag e^p.</summary>
    public double RatioVariance(int example)
    {
        var size = posterior.Mean.Width;
        var variance = 0.0;
        for (var i = 0; i < size; i++)
        {
            var pull = 0.0;
            for (var j = 0; j < size; j++)
            {
                var product = 0.0;
                for (var row = 0; row < size; row++)
                {
                    product += Factor(example, row, i) * Factor(example, row, j) / Math.Exp(prior.LogVariance[row]);
                }

                variance += 0.5 * Math.Pow((i == j ? 1 : 0) - product, 2);
                pull += Factor(example, j, i) * (posterior.Mean[example].Span[j] - prior.Mean[j]) / Math.Exp(prior.LogVariance[j]);
            }

            variance += pull * pull;
        }

        return variance;
    }

    private double Factor(int example, int row, int column) =>
        posterior.Factor is { } factor ? factor[example, row, column]
        : row == column ? Math.Exp(0.5 * posterior.LogVariance[example].Span[row])
        : 0;

    private double Sum(int example, Func<double, double, double, double, double, double> term)
    {
        double sum = 0;
        for (var i = 0; i < posterior.Mean.Width; i++)
        {
            var variance = 0.0;
            for (var j = 0; j <= i; j++)
            {
                variance += Factor(example, i, j) * Factor(example, i, j);
            }

            var log = GivenBefore.LogVariance(posterior)[example].Span[i];
            sum += term(posterior.Mean[example].Span[i], variance, log, prior.Mean[i], prior.LogVariance[i]);
        }

        return sum;
    }
}
