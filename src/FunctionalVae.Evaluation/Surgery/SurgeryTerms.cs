using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The log-densities of two draws of each posterior, of which all terms are differences.</summary>
internal sealed class SurgeryTerms
{
    private const int Draws = 2;

    private readonly int count;
    private readonly int width;
    private readonly bool isFactorised;

    // [draw][example]: of q(z|xₙ), of the aggregate posterior, of p; and [dimension] of the aggregate's marginals and the prior's.
    private readonly Densities[][] densities;

    public SurgeryTerms(
        PosteriorNormals posteriors,
        PriorFamily prior,
        bool isFactorised,
        Batch first,
        Batch second,
        int threads,
        CancellationToken cancel
    )
    {
        (count, width, this.isFactorised) = (posteriors.Count, posteriors.Width, isFactorised);
        densities = [new Densities[count], new Densities[count]];
        Parts.Each(
            Draws * count,
            i => densities[i / count][i % count] = Of(posteriors, prior, i % count, i < count ? first[i] : second[i - count]),
            threads,
            cancel
        );
    }

    public ElboSurgery Result
    {
        get
        {
            var result = new ElboSurgery(
                count,
                Draws,
                Term(one => one.Own - one.Prior),
                Term(one => one.Own - one.Aggregate),
                Term(one => one.Aggregate - one.Prior),
                Term(one => one.Aggregate - one.Marginals.Sum()),
                isFactorised ? [.. Enumerable.Range(0, width).Select(i => Term(one => one.Marginals[i] - one.Priors[i]))] : null
            );
            return result.IsSaturated ? result with { AggregateDivergence = null, TotalCorrelation = null } : result;
        }
    }

    // The draws of one example are of one distribution, those of others of another: the error is that within examples.
    private SurgeryTerm Term(Func<Densities, double> of)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var n = 0; n < count; n++)
        {
            var (one, other) = (of(densities[0][n]), of(densities[1][n]));
            sum += 0.5 * (one + other);
            squares += 0.25 * (one - other) * (one - other);
        }

        return double.IsFinite(sum) ? new(sum / count, Math.Sqrt(squares) / count) : new(sum / count, double.PositiveInfinity);
    }

    private Densities Of(PosteriorNormals posteriors, PriorFamily prior, int example, ReadOnlyMemory<float> draw)
    {
        var z = Array.ConvertAll(draw.ToArray(), value => (double)value);
        var all = new LogSums(width + 1);
        var (terms, own) = (new double[width + 1], 0.0);
        for (var n = 0; n < count; n++)
        {
            terms[width] = 0;
            for (var i = 0; i < width; i++)
            {
                terms[i] = posteriors.LogDensity(n, i, z[i]);
                terms[width] += terms[i];
            }

            terms[width] = posteriors.IsFactorised ? terms[width] : posteriors.LogDensity(n, z);
            own = n == example ? terms[width] : own;
            all.Add(terms);
        }

        var logs = all.Means(count);
        double[] priors = isFactorised
            ?
            [
                .. z.Select(
                    (value, i) =>
                        -NormalDistribution.HalfLogTwoPi
                        - (0.5 * prior.LogVariance[i])
                        - (0.5 * (value - prior.Mean[i]) * (value - prior.Mean[i]) * Math.Exp(-prior.LogVariance[i]))
                ),
            ]
            : [];
        return new(own, logs[width], prior.LogDensity(z), logs[..width], priors);
    }

    private readonly record struct Densities(double Own, double Aggregate, double Prior, double[] Marginals, double[] Priors);
}
