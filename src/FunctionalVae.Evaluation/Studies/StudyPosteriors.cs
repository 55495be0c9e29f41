using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The posteriors of held-out examples, whose mixture with equal weights is q(z).</summary>
/// <param name="means">μ, [count][latent].</param>
/// <param name="deviations">σ, [count][latent].</param>
internal sealed class StudyPosteriors(double[][] means, double[][] deviations)
{
    public int Count => means.Length;

    public static StudyPosteriors Of(IEnumerable<PosteriorBatch> posteriors)
    {
        PosteriorBatch[] all = [.. posteriors];
        return new(
            [.. all.SelectMany(part => Chunks.Rows(part.Mean, mean => mean))],
            [.. all.SelectMany(part => Chunks.Rows(part.LogVariance, logVariance => Math.Exp(0.5 * logVariance)))]
        );
    }

    /// <summary>As many posteriors whose mixture is N(0, I): of the same deviations, 1 at most, with means drawn from N(0, 1 − σ²).</summary>
    public StudyPosteriors Chance(Key key)
    {
        double[][] own = [.. deviations.Select(row => Array.ConvertAll(row, deviation => Math.Min(1, deviation)))];
        return new(
            [
                .. own.Select(
                    (row, i) =>
                        row.Zip(Noise(key, i, row.Length), (deviation, noise) => noise * Math.Sqrt(1 - (deviation * deviation))).ToArray()
                ),
            ],
            own
        );
    }

    /// <summary>All but one of so many groups of the examples, which take turns.</summary>
    public StudyPosteriors Without(int group, int groups)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(row => row % groups != group)];
        return new([.. kept.Select(row => means[row])], [.. kept.Select(row => deviations[row])]);
    }

    /// <summary>One draw of each, [count, latent].</summary>
    public RealMatrix Draw(Key key) =>
        RealMatrix.FromRows(
            means.Select(
                (row, i) =>
                    RealVector.From(row.Zip(deviations[i], Noise(key, i, row.Length)).Select(one => one.First + (one.Second * one.Third)))
            )
        );

    /// <summary>The mean over the dimensions of KL(q(zᵢ) ‖ N(0, 1)), in nats.</summary>
    public double Divergence() =>
        Enumerable
            .Range(0, means[0].Length)
            .Average(i => MarginalDivergence.Of([.. means.Select(row => row[i])], [.. deviations.Select(row => row[i])]));

    /// <summary>Standard normal noise of one example.</summary>
    public static double[] Noise(Key key, int row, int width)
    {
        var noise = new float[width];
        StandardNormalNoise.Fill(key, (uint)row, noise);
        return Array.ConvertAll(noise, value => (double)value);
    }
}
