namespace FunctionalVae.Probability.Tests;

/// <summary>Mixtures of normals by expectation and maximisation.</summary>
public sealed class NormalMixturesTests
{
    private static readonly Key Key = Key.FromSeed(11);

    private static readonly Mixture<RealVector, LogDensity> Known = Mixture.Of<RealVector, LogDensity>(
        Categorical.FromLogits([Math.Log(0.5), Math.Log(0.3), Math.Log(0.2)]),
        [
            MultivariateNormal.FromCovariance(
                [0, 0],
                RealMatrix.From(
                    new[,]
                    {
                        { 1, 0.8 },
                        { 0.8, 1 },
                    }
                )
            ),
            MultivariateNormal.FromCovariance(
                [6, -4],
                RealMatrix.From(
                    new[,]
                    {
                        { 0.5, -0.2 },
                        { -0.2, 0.3 },
                    }
                )
            ),
            MultivariateNormal.FromCovariance(
                [-5, 5],
                RealMatrix.From(
                    new[,]
                    {
                        { 2, 0 },
                        { 0, 0.1 },
                    }
                )
            ),
        ]
    );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void The_objective_never_falls(int components)
    {
        // Points without clusters, and a fit that goes on as long as it can: the mean of two uniform numbers and their difference.
        var points = RealMatrix.Of(
            700,
            3,
            (row, column) => KeyDraws.Uniform(Key.Child((ulong)row), (uint)column) * (1 + KeyDraws.Uniform(Key.Child((ulong)row), 7))
        );
        foreach (var shrinkage in new[] { 1e-3, 1, 30.0 })
        {
            var fit = NormalMixtures.Fit(points, components, Key, new(MaxIterations: 60, Tolerance: 1e-300, Shrinkage: shrinkage));
            for (var i = 1; i < fit.Objectives.Count; i++)
            {
                Assert.True(
                    fit.Objectives[i] >= fit.Objectives[i - 1] - 1e-11,
                    $"{components} components, shrinkage {shrinkage}: from {fit.Objectives[i - 1]:R} to {fit.Objectives[i]:R} in iteration {i}."
                );
            }
        }
    }

    [Fact]
    public void One_component_has_the_moments_of_the_points()
    {
        var points = Draws(Known, 400);
        var normal = (MultivariateNormal)NormalMixtures.Fit(points, 1, Key).Mixture.Components[0];
        for (var i = 0; i < 2; i++)
        {
            var mean = Enumerable.Range(0, 400).Average(row => points[row, i]);
            Assert.Equal(mean, normal.Mean[i], 1e-12);
            for (var j = 0; j < 2; j++)
            {
                var other = Enumerable.Range(0, 400).Average(row => points[row, j]);
                var covariance = Enumerable.Range(0, 400).Average(row => (points[row, i] - mean) * (points[row, j] - other));
                Assert.Equal(covariance, normal.Covariance[i, j], 1e-11);
            }
        }
    }

    [Fact]
    public void A_known_mixture_is_found_within_its_error()
    {
        const int Count = 20_000;
        var fit = NormalMixtures.Fit(Draws(Known, Count), 3, Key);
        Assert.True(fit.IsConverged);
        for (var j = 0; j < 3; j++)
        {
            var truth = (MultivariateNormal)Known.Components[j];
            var weight = Known.Weights.Mean[j];
            // Five standard errors of each; of a normal's covariance √(Σᵢᵢ·Σⱼⱼ + Σᵢⱼ²)/√n.
            var n = Count * weight;
            var at = Enumerable
                .Range(0, 3)
                .MinBy(i => Distance.Squared([.. truth.Mean.Zip(((MultivariateNormal)fit.Mixture.Components[i]).Mean, (a, b) => a - b)]));
            var found = (MultivariateNormal)fit.Mixture.Components[at];
            Assert.Equal(weight, fit.Mixture.Weights.Mean[at], 5 * Math.Sqrt(weight * (1 - weight) / Count));
            for (var row = 0; row < 2; row++)
            {
                Assert.Equal(truth.Mean[row], found.Mean[row], 5 * Math.Sqrt(truth.Covariance[row, row] / n));
                for (var column = 0; column < 2; column++)
                {
                    var (a, b, c) = (truth.Covariance[row, row], truth.Covariance[column, column], truth.Covariance[row, column]);
                    Assert.Equal(c, found.Covariance[row, column], 5 * Math.Sqrt(((a * b) + (c * c)) / n));
                }
            }
        }
    }

    [Fact]
    public void The_log_likelihood_is_that_of_the_mixture()
    {
        var points = Draws(Known, 333);
        var fit = NormalMixtures.Fit(points, 4, Key);
        var mean = Enumerable.Range(0, 333).Average(row => fit.Mixture.LogProbability(points.Row(row)).Nats);
        Assert.Equal(mean, fit.LogLikelihood, 1e-12);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var points = Draws(Known, 3000);
        var one = NormalMixtures.Fit(points, 7, Key, new(Threads: 1));
        foreach (var threads in new[] { 0, 2, 5 })
        {
            var other = NormalMixtures.Fit(points, 7, Key, new(Threads: threads));
            Assert.Equal(one.Mixture, other.Mixture);
            Assert.Equal(one.Objectives, other.Objectives);
        }

        Assert.NotEqual(one.Mixture, NormalMixtures.Fit(points, 7, Key.Child(1)).Mixture);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        var points = Draws(Known, 50);
        var few = Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(points, 51, Key));
        Assert.Contains("points.Rows is 50; it must be 51 at least", few.Message, StringComparison.Ordinal);
        var flat = Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(Draws(Known, 2), 1, Key));
        Assert.Contains("points.Rows is 2; it must be 3 at least", flat.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(points, 0, Key));
        Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(points, 1, Key, new(Shrinkage: 0)));
        Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(points, 1, Key, new(Threads: -1)));
        var constant = Assert.ThrowsAny<ArgumentException>(() =>
            NormalMixtures.Fit(RealMatrix.Of(9, 2, (row, column) => column == 0 ? row : 1), 1, Key)
        );
        Assert.Contains("the covariance of points[1, 1] is 0", constant.Message, StringComparison.Ordinal);
        var same = Assert.ThrowsAny<ArgumentException>(() =>
            NormalMixtures.Fit(RealMatrix.Of(9, 2, (row, column) => row % 3 == column ? 1 : 0), 4, Key)
        );
        Assert.Contains("fewer than 4 different", same.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => NormalMixtures.Fit(RealMatrix.Of(9, 1, (row, _) => row == 4 ? double.NaN : row), 1, Key));
    }

    private static RealMatrix Draws(Mixture<RealVector, LogDensity> mixture, int count) =>
        RealMatrix.FromRows(Enumerable.Range(0, count).Select(i => mixture.Sample(Key.Child((ulong)i))));
}
