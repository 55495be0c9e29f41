using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>The squared sliced Wasserstein distance of order 2 from N(0, I), a mean over directions and draws.</summary>
/// <param name="options">How many directions and draws.</param>
/// <param name="key">Of draws of posteriors, draws of N(0, I), and directions.</param>
internal sealed class StudyDistance(AggregateStudyOptions options, Key key)
{
    /// <summary>That of the mixture of some posteriors.</summary>
    public double Of(StudyPosteriors posteriors) => Of(posteriors, keeps: null);

    /// <summary>The same without each of so many groups of examples: of the same draws of the others.</summary>
    public double[] Without(StudyPosteriors posteriors, int groups) =>
        [.. Enumerable.Range(0, groups).Select(group => Of(posteriors, row => row % groups != group))];

    private double Of(StudyPosteriors posteriors, Func<int, bool>? keeps) =>
        Enumerable
            .Range(0, options.Draws)
            .Average(i =>
            {
                var own = key.Child((ulong)i);
                var draws = posteriors.Draw(own.Child(0));
                var kept = keeps is null ? draws : RealMatrix.FromRows(Enumerable.Range(0, draws.Rows).Where(keeps).Select(draws.Row));
                var prior = RealMatrix.FromRows(
                    Enumerable.Range(0, draws.Rows).Select(row => RealVector.From(StudyPosteriors.Noise(own.Child(1), row, draws.Columns)))
                );
                var root = Wasserstein.Sliced(2, options.Projections, own.Child(2), PointCloud.Uniform(kept), PointCloud.Uniform(prior));
                return root * root;
            });
}
