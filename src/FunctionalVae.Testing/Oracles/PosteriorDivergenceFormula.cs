using FunctionalVae.Probability;

namespace FunctionalVae.Testing;

/// <summary>A divergence of a posterior from N(0, v·I) by the formula for two normals, in float64 from the model's own posteriors.</summary>
internal sealed class PosteriorDivergenceFormula(Situation at, PosteriorDivergence divergence)
{
    private readonly PosteriorBatch posterior = at.Model.Encode(at.Parameters, at.Examples);
    private readonly double logVariance = at.Prior.LogVariance[0];

    /// <summary>The divergence of an example, and the sum of the sizes of its terms.</summary>
    public (double Value, double Size) Of(int example)
    {
        var (value, size) = (0.0, 0.0);
        for (var i = 0; i < posterior.Mean.Width; i++)
        {
            double mean = posterior.Mean[example].Span[i];
            double log = posterior.LogVariance[example].Span[i];
            var own = OfDimension(mean, log);
            value += own;
            size += Math.Abs(log - logVariance) + own;
        }

        return (value, size);
    }

    private double OfDimension(double mean, double log)
    {
        var (q, p) = (Normal.FromLogVariance(mean, log), Normal.FromLogVariance(0, logVariance));
        return divergence switch
        {
            SquaredWasserstein => (mean * mean) + Math.Pow(Math.Exp(0.5 * log) - Math.Exp(0.5 * logVariance), 2),
            JeffreysDivergence => KullbackLeibler.Symmetric(KullbackLeibler.Normal, q, p),
            RenyiDivergence renyi => Renyi.Normal(renyi.Order, q, p),
            var other => throw new NotSupportedException($"There is no formula for {other}."),
        };
    }
}
