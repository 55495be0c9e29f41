using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The distance of a study where q(z) is N(0, I): its mean and deviation over samples of as many points.</summary>
internal sealed record StudyNull(double Mean, double Deviation)
{
    /// <summary>The same points against several samples of the prior, as held-out examples are, again and again.</summary>
    public static StudyNull Of(int count, int latent, AggregateStudyOptions options, Key key, CancellationToken cancel)
    {
        var values = new double[options.Replications];
        Parts.Each(
            values.Length,
            i =>
            {
                var points = Normals(count, latent, key.Child((ulong)i).Child(0));
                values[i] = Distance(_ => points, options, key.Child((ulong)i).Child(1));
            },
            options.Threads,
            cancel
        );
        var estimate = Estimate.FromTerms(values);
        return new(estimate.Value, estimate.StandardError * Math.Sqrt(values.Length));
    }

    /// <summary>The mean squared distance of draws from as many draws of N(0, I).</summary>
    /// <param name="draw">Points by number.</param>
    /// <param name="options">How many draws and directions.</param>
    /// <param name="key">Of the prior's draws and the directions.</param>
    public static double Distance(Func<int, RealMatrix> draw, AggregateStudyOptions options, Key key) =>
        Enumerable
            .Range(0, options.Draws)
            .Average(i =>
            {
                var points = draw(i);
                var root = Wasserstein.Sliced(
                    2,
                    options.Projections,
                    key.Child((ulong)i).Child(0),
                    PointCloud.Uniform(points),
                    PointCloud.Uniform(Normals(points.Rows, points.Columns, key.Child((ulong)i).Child(1)))
                );
                return root * root;
            });

    private static RealMatrix Normals(int count, int latent, Key key)
    {
        var noise = new float[latent];
        return RealMatrix.FromRows(
            Enumerable
                .Range(0, count)
                .Select(row =>
                {
                    StandardNormalNoise.Fill(key, (uint)row, noise);
                    return RealVector.From(noise.Select(value => (double)value));
                })
        );
    }
}
