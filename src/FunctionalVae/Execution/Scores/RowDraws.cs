using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>The draws of one example so far, and what they say.</summary>
/// <param name="keepsMeans">Whether the decoded means of the draws are kept too.</param>
/// <param name="keepsTerms">Whether what each value adds is kept, and not their sum alone.</param>
internal sealed class RowDraws(bool keepsMeans = false, bool keepsTerms = true)
{
    // Below these the normal law of a mean does not hold yet, and the fitted tail has passed by chance too often.
    private const double LeastEffective = 50;
    private const double LeastEffectiveShare = 0.1;
    private const double GreatestShape = 0.5;
    private const double Confidence = 0.95;

    private readonly List<LatentDraw> draws = [];
    private readonly List<double> likelihoods = [];
    private readonly List<double[]> terms = [];
    private readonly List<ReadOnlyMemory<float>> means = [];

    // Of the draws so far: it is asked for whether they suffice, and again when they do.
    private ExampleScore? score;

    /// <summary>Takes one more draw.</summary>
    /// <param name="draw">The latent vector.</param>
    /// <param name="values">log p(xⱼ|z) of each value of the example, in nats.</param>
    /// <param name="decoded">The decoded means at z, [inputs].</param>
    public void Add(LatentDraw draw, double[] values, ReadOnlyMemory<float> decoded)
    {
        score = null;
        draws.Add(draw);
        likelihoods.Add(values.Sum());
        if (keepsTerms)
        {
            terms.Add(values);
        }

        if (keepsMeans)
        {
            means.Add(decoded);
        }
    }

    /// <summary>Whether further draws would change nothing: the estimate passes, or is not a number.</summary>
    public bool Suffice => Score() is { IsBound: false } or { Value: double.NaN };

    /// <summary>The decoded means of a draw, where they are kept, [inputs].</summary>
    public ReadOnlyMemory<float> Means(int draw) => means[draw];

    /// <summary>w̃ₖ = wₖ / Σ w of each draw; all alike where no weight is a positive number.</summary>
    public double[] Shares()
    {
        var logs = LogWeights([.. LogProposals()]);
        return Array.Exists(logs, double.IsNaN) ? Alike() : SharesOf(ImportanceWeights.FromLogs(RealVector.From(logs)));
    }

    /// <summary>The score by the draws so far: an estimate with an error where they pass, else a bound.</summary>
    public ExampleScore Score() => score ??= Estimate();

    private ExampleScore Estimate()
    {
        double[] proposals = [.. LogProposals()];
        var logs = LogWeights(proposals);
        if (Array.Exists(logs, double.IsNaN))
        {
            return new(
                double.NaN,
                null,
                null,
                draws.Count,
                0,
                double.PositiveInfinity,
                ValueList.From(keepsTerms ? terms[0] : []),
                double.NaN
            );
        }

        var weights = ImportanceWeights.FromLogs(RealVector.From(logs));
        var value = -EvidenceBounds.Iwae(weights);
        var (effective, shape) = (weights.EffectiveSampleSize, ParetoTail.Shape(weights));
        var shares = SharesOf(weights);
        var error = Passes(effective, shape) ? Error(shares) : default((double Deviation, double Margin)?);
        return new(
            value,
            error?.Deviation,
            error is { } found ? new(value - found.Margin, value + found.Margin) : null,
            draws.Count,
            effective,
            shape,
            ValueList.From(ValueTerms(shares)),
            LatentTerm(shares, proposals)
        );
    }

    // log p(x, z) − log r(z) of each draw.
    private double[] LogWeights(double[] proposals) => [.. draws.Select((draw, k) => likelihoods[k] + draw.LogPrior - proposals[k])];

    private double[] SharesOf(ImportanceWeights weights) => weights.Logs.Any(double.IsFinite) ? [.. weights.Normalized] : Alike();

    private double[] Alike() => [.. Enumerable.Repeat(1.0 / draws.Count, draws.Count)];

    // Vehtari et al. (2024): a tail of few draws has to look lighter, 1 − 1/log₁₀ K at most.
    private bool Passes(double effective, double shape) =>
        effective >= LeastEffective
        && effective > LeastEffectiveShare * draws.Count
        && shape < Math.Min(GreatestShape, 1 - (1 / Math.Log10(draws.Count)));

    // log r(z) by the density of the whole mixture, whichever part z was drawn from.
    private IEnumerable<double> LogProposals()
    {
        var posterior = LogShare(DrawPart.Posterior);
        var wide = LogShare(DrawPart.Wide);
        var prior = LogShare(DrawPart.Prior);
        return draws.Select(draw =>
            SpecialFunctions.LogSumExp([posterior + draw.LogPosterior, wide + draw.LogWide, prior + draw.LogPrior])
        );
    }

    private double LogShare(DrawPart part) => Math.Log(draws.Count(draw => draw.Part == part) / (double)draws.Count);

    // The delta method: the deviation of a mean over the mean, by strata. Shares of the sum stand for weights.
    private (double Deviation, double Margin) Error(double[] shares)
    {
        double variance = 0;
        double spread = 0;
        foreach (var part in draws.Select((draw, k) => (draw.Part, Share: shares[k])).GroupBy(one => one.Part, one => one.Share))
        {
            double[] values = [.. part];
            var mean = values.Average();
            var own = values.Sum(share => (share - mean) * (share - mean)) / (values.Length - 1.0) * values.Length;
            variance += own;
            spread += own * own / (values.Length - 1.0);
        }

        // Equal weights have no error.
        var freedom = spread == 0 ? double.PositiveInfinity : variance * variance / spread;
        var deviation = Math.Sqrt(variance);
        return (deviation, deviation * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, 0.5 * (1 + Confidence)));
    }

    private double[] ValueTerms(double[] shares)
    {
        var sums = new double[keepsTerms ? terms[0].Length : 0];
        for (var k = 0; k < shares.Length; k++)
        {
            for (var column = 0; column < sums.Length && shares[k] > 0; column++)
            {
                sums[column] -= shares[k] * terms[k][column];
            }
        }

        return sums;
    }

    private double LatentTerm(double[] shares, double[] proposals)
    {
        double sum = 0;
        for (var k = 0; k < shares.Length; k++)
        {
            sum += shares[k] > 0 ? shares[k] * (proposals[k] - draws[k].LogPrior + Math.Log(shares.Length * shares[k])) : 0;
        }

        return sum;
    }
}
