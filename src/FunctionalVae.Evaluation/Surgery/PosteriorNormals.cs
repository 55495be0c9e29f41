using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The posteriors N(μₙ, diag σₙ²) of N examples, in float64.</summary>
internal sealed class PosteriorNormals
{
    private readonly double[][] means;
    private readonly double[][] precisions;
    private readonly double[][] constants;

    public PosteriorNormals(IEnumerable<PosteriorBatch> posteriors)
    {
        PosteriorBatch[] all = [.. posteriors];
        Batch = new(Joined(all.Select(one => one.Mean)), Joined(all.Select(one => one.LogVariance)));
        (Count, Width, HasNoise) = (Batch.Mean.Count, Batch.Mean.Width, Batch.HasNoise);
        means = Doubles(Batch.Mean, mean => mean);
        precisions = Doubles(Batch.LogVariance, logVariance => Math.Exp(-logVariance));
        constants = Doubles(Batch.LogVariance, logVariance => NormalDistribution.HalfLogTwoPi + (0.5 * logVariance));
    }

    public PosteriorBatch Batch { get; }

    public int Count { get; }

    public int Width { get; }

    public bool HasNoise { get; }

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

    private static double[][] Doubles(Batch batch, Func<double, double> of) =>
        [.. Enumerable.Range(0, batch.Count).Select(row => Array.ConvertAll(batch[row].ToArray(), value => of(value)))];
}
