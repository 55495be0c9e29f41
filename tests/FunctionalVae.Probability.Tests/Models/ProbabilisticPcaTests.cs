namespace FunctionalVae.Probability.Tests;

public sealed class ProbabilisticPcaTests
{
    private static readonly RealVector X = [1, 0];

    private static readonly ProbabilisticPca One = ProbabilisticPca.From(
        RealMatrix.From(
            new double[,]
            {
                { 1 },
                { 2 },
            }
        ),
        [0, 0],
        0.5
    );

    // WᵀW = [[1, 1], [1, 2]].
    private static readonly ProbabilisticPca Two = ProbabilisticPca.From(
        RealMatrix.From(
            new double[,]
            {
                { 1, 1 },
                { 0, 1 },
            }
        ),
        [0, 0],
        0.5
    );

    [Fact]
    public void Evidence_and_bound_of_the_posterior_have_the_golden_values()
    {
        Assert.Equal(-3.1618593404304036, One.Marginal.LogProbability(X).Nats, 1e-14);
        Assert.Equal(-3.1618593404304036, One.Elbo(One.Posterior(X), X).Nats, 1e-14);
        Assert.Equal(-2.6164047949758578, Two.Marginal.LogProbability(X).Nats, 1e-14);
        Assert.Equal(-2.6164047949758578, Two.Elbo(Two.Posterior(X), X).Nats, 1e-14);
    }

    [Fact]
    public void The_posterior_has_its_closed_form()
    {
        var one = One.Posterior(X);
        Assert.Equal(1 / 5.5, one.Mean[0], 1e-15);
        Assert.Equal(0.5 / 5.5, one.Covariance[0, 0], 1e-15);
        var two = Two.Posterior(X);
        Assert.Equal(1.5 / 2.75, two.Mean[0], 1e-15);
        Assert.Equal(0.5 / 2.75, two.Mean[1], 1e-15);
        Assert.Equal(1.25 / 2.75, two.Covariance[0, 0], 1e-15);
        Assert.Equal(-0.5 / 2.75, two.Covariance[0, 1], 1e-15);
        Assert.Equal(0.75 / 2.75, two.Covariance[1, 1], 1e-15);
    }

    [Fact]
    public void The_best_diagonal_has_conditional_variances_and_a_gap()
    {
        var best = Two.BestDiagonal(X);
        Assert.Equal(1.5 / 2.75, best.Mean[0], 1e-15);
        Assert.Equal(0.5 / 1.5, best.Variance[0], 1e-15);
        Assert.Equal(0.5 / 2.5, best.Variance[1], 1e-15);
        // ½ log (M₀₀·M₁₁ / |M|).
        Assert.Equal(-2.6164047949758578 - (0.5 * Math.Log(3.75 / 2.75)), Two.Elbo(MultivariateNormal.FromDiagonal(best), X).Nats, 1e-14);
    }

    [Fact]
    public void The_bound_of_the_prior_is_its_reconstruction()
    {
        var elbo = One.Elbo(MultivariateNormal.FromDiagonal(DiagonalNormal.Standard(1)), X);
        Assert.Equal(-Math.Log(Math.PI) - 6, elbo.Reconstruction, 1e-14);
        Assert.Equal(0, elbo.Kl);
    }

    [Fact]
    public void The_mean_moves_likelihood_and_posterior()
    {
        var moved = ProbabilisticPca.From(One.Weights, [10, 20], 0.5);
        RealVector x = [11, 20];
        Assert.Equal(-3.1618593404304036, moved.Marginal.LogProbability(x).Nats, 1e-14);
        Assert.Equal(One.Posterior(X).Mean[0], moved.Posterior(x).Mean[0], 1e-15);
        Assert.Equal([13.0, 26], moved.Likelihood([3]).Mean);
        Assert.Equal(0.5, moved.Likelihood([3]).Variance[1], 1e-15);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(1e-100)]
    public void A_small_variance_keeps_its_digits(double variance)
    {
        // One factor of two dimensions: |WWᵀ + σ²I| = σ²(σ² + 5), and at x = 3·W the latent variable is 3.
        var model = ProbabilisticPca.From(One.Weights, [0, 0], variance);
        var expected = -Math.Log(2 * Math.PI) - (0.5 * (Math.Log(variance) + Math.Log(5)));
        Assert.Equal(expected, model.Marginal.LogProbability([0, 0]).Nats, 1e-12);
        var posterior = model.Posterior([3, 6]);
        Assert.Equal(3, posterior.Mean[0], 1e-14);
        Assert.Equal(0.5 * Math.Log(variance / 5), Math.Log(posterior.Factor[0, 0]), 1e-12);
    }

    [Fact]
    public void Columns_that_are_nearly_one_do_not_square_their_condition()
    {
        // W = [[1, 1], [0, δ], [0, 0]]: WᵀW rounds to a singular matrix for δ = 1e-10, so x = W·(1, 2) would lose its latents.
        var weights = RealMatrix.From(
            new[,]
            {
                { 1, 1 },
                { 0, 1e-10 },
                { 0, 0 },
            }
        );
        var posterior = ProbabilisticPca.From(weights, [0, 0, 0], 1e-30).Posterior([3, 2e-10, 0]);
        Assert.Equal(1, posterior.Mean[0], 1e-4);
        Assert.Equal(2, posterior.Mean[1], 1e-4);
        Assert.Equal(1e-15 / 1e-10, Math.Sqrt(posterior.Covariance[1, 1]), 1e-10);
    }

    [Fact]
    public void Sizes_and_values_are_checked_by_name()
    {
        var weights = One.Weights;
        Refused("weights.Columns is 0; it must be 1 at least.", () => ProbabilisticPca.From(RealMatrix.From(new double[2, 0]), [0, 0], 1));
        Refused("weights has 2 dimensions, mean has 3; they must agree.", () => ProbabilisticPca.From(weights, [0, 0, 0], 1));
        Refused(
            "weights[1][0] is NaN; it must be a finite number.",
            () =>
                ProbabilisticPca.From(
                    RealMatrix.From(
                        new[,]
                        {
                            { 1 },
                            { double.NaN },
                        }
                    ),
                    [0, 0],
                    1
                )
        );
        Refused("mean[1] is NaN; it must be a finite number.", () => ProbabilisticPca.From(weights, [0, double.NaN], 1));
        Refused("variance is 0; it must be a positive finite number.", () => ProbabilisticPca.From(weights, [0, 0], 0));
        Refused(
            "variance is 1E-310; a variance must be a number from 1E-304 to 1E+304.",
            () => ProbabilisticPca.From(weights, [0, 0], 1e-310)
        );
        Refused(
            "variance is 1E+306; a variance must be a number from 1E-304 to 1E+304.",
            () => ProbabilisticPca.From(weights, [0, 0], 1e306)
        );
        Refused("point has 3 dimensions, the data has 2; they must agree.", () => One.Posterior([1, 2, 3]));
        Refused("point has 3 dimensions, the data has 2; they must agree.", () => One.BestDiagonal([1, 2, 3]));
        Refused("latent has 2 dimensions, the latent variable has 1; they must agree.", () => One.Likelihood([1, 2]));
        Refused("q has 2 dimensions, the latent variable has 1; they must agree.", () => One.Elbo(Two.Posterior(X), X));
        Refused("point has 1 dimensions, the distribution has 2; they must agree.", () => One.Elbo(One.Posterior(X), [1]));
    }

    private static void Refused(string start, Action action) =>
        Assert.StartsWith(start, Assert.ThrowsAny<ArgumentException>(action).Message);
}
