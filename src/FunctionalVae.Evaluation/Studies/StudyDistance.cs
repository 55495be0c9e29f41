using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The squared sliced Wasserstein distance of order 2 from N(0, I), a mean over directions and draws.</summary>
/// <param name="options">How many directions and draws.</param>
/// <param name="key">Of draws of posteriors, draws of N(0, I), and directions.</param>
internal sealed class StudyDistance(AggregateStudyOptions options, Key key)
{
    /// <summary>That of the mixture of some posteriors.</summary>
    public double Of(StudyPosteriors posteriors) => Of(Draws(posteriors), keeps: null);

    /// <summary>The same without each of so many groups of examples: of the same draws of the others.</summary>
    public double[] Without(StudyPosteriors posteriors, int groups)
    {
        var draws = Draws(posteriors);
        return [.. Enumerable.Range(0, groups).Select(group => Of(draws, row => row % groups != group))];
    }

    // Of the posteriors, and as many of N(0, I).
    private (RealMatrix Own, PointCloud Prior)[] Draws(StudyPosteriors posteriors) =>
        [
            .. Enumerable
                .Range(0, options.Draws)
                .Select(i =>
                {
                    var own = posteriors.Draw(key.Child((ulong)i).Child(0));
                    var site = key.Child((ulong)i).Child(1);
                    return (
                        own,
                        PointCloud.Uniform(
                            RealMatrix.FromRows(
                                Enumerable.Range(0, own.Rows).Select(row => RealVector.From(StudyPosteriors.Noise(site, row, own.Columns)))
                            )
                        )
                    );
                }),
        ];

    private double Of((RealMatrix Own, PointCloud Prior)[] draws, Func<int, bool>? keeps) =>
        draws
            .Select(
                (draw, i) =>
                    SlicedSquare.Between(
                        options.Projections,
                        key.Child((ulong)i).Child(2),
                        PointCloud.Uniform(
                            keeps is null
                                ? draw.Own
                                : RealMatrix.FromRows(Enumerable.Range(0, draw.Own.Rows).Where(keeps).Select(draw.Own.Row))
                        ),
                        draw.Prior
                    )
            )
            .Average();
}
