using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The posteriors N(μₙ, Σₙ) of N examples, in float64.</summary>
internal sealed class PosteriorNormals
{
    private readonly double[][] means;
    private readonly double[][] precisions;
    private readonly double[][] constants;
    private readonly PosteriorNormal[] correlated;

    public PosteriorNormals(IEnumerable<PosteriorBatch> posteriors)
    {
        PosteriorBatch[] all = [.. posteriors];
        Batch = new(
            Joined(all.Select(one => one.Mean)),
            Joined(all.Select(one => one.LogVariance)),
            all[0].Factor is null
                ? null
                : new(Joined(all.Select(one => one.Factor!.LogVariance)), Joined(all.Select(one => one.Factor!.Lower)))
        );
        (Count, Width, HasNoise) = (Batch.Mean.Count, Batch.Mean.Width, Batch.HasNoise);
        means = Chunks.Rows(Batch.Mean, mean => mean);
        precisions = Chunks.Rows(Batch.LogVariance, logVariance => Math.Exp(-logVariance));
        correlated = IsFactorised ? [] : [.. Enumerable.Range(0, Count).Select(row => new PosteriorNormal(Batch, row))];
        constants = Chunks.Rows(Batch.LogVariance, logVariance => NormalDistribution.HalfLogTwoPi + (0.5 * logVariance));
    }

    public PosteriorBatch Batch { get; }

    /// <summary>Whether the dimensions of each posterior are independent.</summary>
    public bool IsFactorised => Batch.Factor is null;

    public int Count { get; }

    public int Width { get; }

    public bool HasNoise { get; }

    /// <summary>As many posteriors with diagonal covariances and the same deviations, at most the prior's. Their means are drawn so that together they are a normal prior.</summary>
    public PosteriorNormals Chance(PriorFamily prior, Batch noise)
    {
        var logVariances = Values((row, i) => Math.Min(Batch.LogVariance[row].Span[i], prior.LogVariance[i]));
        var centres = Values(
            (row, i) =>
                prior.Mean[i]
                + (noise[row].Span[i] * Math.Sqrt(Math.Max(0, Math.Exp(prior.LogVariance[i]) - Math.Exp(logVariances[row].Span[i]))))
        );
        return new([new(centres, logVariances)]);

        Batch Values(Func<int, int, double> of) =>
            FunctionalVae.Batch.FromValues(
                Width,
                Enumerable.Range(0, Count).SelectMany(row => Enumerable.Range(0, Width).Select(i => (float)of(row, i)))
            );
    }

    /// <summary>log N(z; μₙ, Σₙ), of full covariances.</summary>
    public double LogDensity(int example, double[] z) => correlated[example].LogDensity(z);

    /// <summary>log N(zᵢ; μₙᵢ, σₙᵢ²) of one dimension.</summary>
    public double LogDensity(int example, int dimension, double z)
    {
        var distance = z - means[example][dimension];
        return -constants[example][dimension] - (0.5 * distance * distance * precisions[example][dimension]);
    }

    private static Batch Joined(IEnumerable<Batch> parts)
    {
        Batch[] all = [.. parts];
        return FunctionalVae.Batch.FromValues(all[0].Width, all.SelectMany(part => part.Values.ToArray()));
    }
}
