using FunctionalVae.Probability;

namespace FunctionalVae.Evaluation;

/// <summary>
/// Is the aggregate posterior of examples that the model was not trained on distributed as the prior says? One draw of each posterior is held to as many
/// draws of the prior. Distances are in standard deviations of the prior, by dimension. A test with a p-value is right about samples of one
/// distribution whatever their number is; with few examples it sees only large differences.
/// </summary>
/// <param name="Examples">Of how many examples.</param>
/// <param name="Dimensions">Mean and variance of each latent dimension.</param>
/// <param name="SlicedWasserstein">
/// The squared Wasserstein distance of order 2, a mean over random directions (<see cref="Wasserstein.Sliced"/>); its null is that between two
/// samples of the prior, of which the p-value is a rank.
/// </param>
/// <param name="MeanDiscrepancy">
/// The biased MMD² by the Gaussian kernel whose bandwidth is the median distance, with its permutation test (<see cref="MaximumMeanDiscrepancy.Test"/>).
/// </param>
/// <param name="Neighbours">The share of points that their nearest neighbours place rightly (<see cref="NeighbourTest"/>); its null is ½.</param>
/// <param name="Sinkhorn">The debiased Sinkhorn divergence beside that of two samples of the prior; null where points lie so far away that it would have no digits.</param>
public sealed record PriorMatch(
    int Examples,
    IReadOnlyList<DimensionMoments> Dimensions,
    TwoSampleTest SlicedWasserstein,
    TwoSampleTest MeanDiscrepancy,
    TwoSampleTest Neighbours,
    SinkhornMatch? Sinkhorn
)
{
    /// <summary>Of fewer examples nothing can be told.</summary>
    public const int LeastExamples = 8;

    /// <summary>
    /// The least p-value of the three tests, times three: at most u with probability at most u where the aggregate posterior is the prior
    /// (Bonferroni); 1 at most.
    /// </summary>
    public double PValue => Math.Min(1, 3 * new[] { SlicedWasserstein.PValue, MeanDiscrepancy.PValue, Neighbours.PValue }.Min());

    /// <summary>Compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">[count, inputs], as the encoder sees them: examples held out, for training examples tell of overfitting too.</param>
    /// <param name="key">The key of all draws.</param>
    /// <param name="options">How; as they are where none are given.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">The latent variable has no prior, there are fewer than <see cref="LeastExamples"/>, an option makes no sense, or something is another model's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PriorMatch Of(
        IVaeModel model,
        ParameterVector parameters,
        Batch examples,
        Key key,
        PriorMatchOptions? options = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(examples);
        options ??= new();
        options.Check();
        if (examples.Count < LeastExamples)
        {
            throw new ArgumentException(
                $"There are {examples.Count} examples; {LeastExamples} or more are needed to tell anything of how they are distributed.",
                nameof(examples)
            );
        }

        var points = new LatentPoints(model, parameters);
        var own = points.OfPosteriors(Chunks.Some(examples, options.MostExamples, key.Child(0)), key.Child(1));
        var prior = points.OfPrior(own.Rows, key.Child(2));
        return new(
            own.Rows,
            [
                .. Enumerable
                    .Range(0, own.Columns)
                    .Select(i => DimensionMoments.Of([.. Enumerable.Range(0, own.Rows).Select(row => own[row, i])])),
            ],
            Sliced(own, prior, points, key.Child(3), options, cancel),
            MaximumMeanDiscrepancy.Test(
                new RbfKernel(MaximumMeanDiscrepancy.MedianDistance(own, prior)),
                options.Replications,
                key.Child(4),
                own,
                prior,
                options.Threads,
                cancel
            ),
            NeighbourTest.Of(key.Child(5), own, prior, threads: options.Threads, cancel: cancel),
            SinkhornMatch.Of(own, prior, points, key.Child(6), options.Threads, cancel)
        );
    }

    private static TwoSampleTest Sliced(
        RealMatrix own,
        RealMatrix prior,
        LatentPoints points,
        Key key,
        PriorMatchOptions options,
        CancellationToken cancel
    )
    {
        // All in the same directions, so that the pairs differ in their points alone.
        var observed = Distance(own, prior);
        var nulls = new double[options.Replications];
        Parts.Each(
            nulls.Length,
            i =>
                nulls[i] = Distance(
                    points.OfPrior(own.Rows, key.Child(1).Child((ulong)i)),
                    points.OfPrior(own.Rows, key.Child(2).Child((ulong)i))
                ),
            options.Threads,
            cancel
        );
        return new(observed, nulls.Average(), (1.0 + nulls.Count(one => one >= observed)) / (1.0 + nulls.Length));

        double Distance(RealMatrix one, RealMatrix other) =>
            SlicedSquare.Between(options.Projections, key.Child(0), PointCloud.Uniform(one), PointCloud.Uniform(other));
    }
}
