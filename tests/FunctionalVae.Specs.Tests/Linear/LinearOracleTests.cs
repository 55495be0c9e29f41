using FunctionalVae.Probability;

namespace FunctionalVae.Specs.Tests;

/// <summary>
/// A linear variational autoencoder must come to the maximum of probabilistic PCA's likelihood, with a tight bound (Lucas et al. 2019): the one
/// model whose trained optimum is known exactly.
/// </summary>
public sealed class LinearOracleTests
{
    private const int Examples = 2_000;

    private const double Variance = 0.25;

    private const double Tolerance = 0.01;

    private const double ElboTolerance = 0.03;

    private const double AngleTolerance = 2;

    // 500 epochs of 20 steps.
    private static readonly TrainOptions Options = new(
        Epochs: 500,
        BatchSize: 100,
        LearningRate: 1e-2,
        Threads: 1,
        Optimizer: new Adam(),
        Schedule: new CosineSchedule()
    );

    private static readonly RealMatrix Data = Draw();

    private static readonly ProbabilisticPca Best = ProbabilisticPca.MaximumLikelihoodOfVariance(3, Variance, Data);

    [Fact]
    public void Five_seeds_reach_the_maximum_of_the_likelihood_and_a_tight_bound() =>
        Assert.All(
            Enumerable.Range(1, 5).Select(seed => Fit(LinearTwin.Model, (ulong)seed)),
            fit =>
            {
                Assert.InRange(fit.Shortfall, 0, Tolerance);
                Assert.InRange(fit.ElboShortfall, fit.Shortfall, ElboTolerance);
                Assert.InRange(fit.Degrees, 0, AngleTolerance);
            }
        );

    [Fact]
    public void Untrained_weights_are_far_from_it()
    {
        var fit = LinearFit.Of(LinearTwin.Model.Initialize(Key.FromSeed(1)), Best, Data);
        Assert.True(fit.Shortfall > 1);
        Assert.True(fit.ElboShortfall > fit.Shortfall);
        Assert.True(fit.Degrees > 10);
    }

    [Fact]
    public void Half_the_weight_of_the_divergence_fails_by_the_bound()
    {
        var fit = Fit(LinearTwinOfHalfBeta.Model, 1);
        Assert.True(fit.ElboShortfall > 2 * ElboTolerance, fit.ToString());
    }

    [Fact]
    public void Twice_the_weight_of_the_divergence_fails_by_likelihood_and_bound()
    {
        var fit = Fit(LinearTwinOfTwiceBeta.Model, 1);
        Assert.True(fit.Shortfall > 2 * Tolerance, fit.ToString());
        Assert.True(fit.ElboShortfall > 2 * ElboTolerance, fit.ToString());
    }

    [Fact]
    public void Independent_normal_distributions_are_a_nat_worse()
    {
        var greatest = Enumerable.Range(0, Examples).Average(row => Best.Marginal.LogProbability(Data.Row(row)).Nats);
        Assert.True(greatest - LinearFit.Independent(Data) > 1);
    }

    private static LinearFit Fit(IVaeModel model, ulong seed)
    {
        var values = Enumerable.Range(0, Examples).SelectMany(row => Data.Row(row).Select(value => (float)value));
        var run = model.Train(Options with { Seed = seed }, Dataset.Of(model.ExamplesFrom([.. values])));
        return LinearFit.Of(run.State.Parameters, Best, Data);
    }

    // Three orthogonal directions that each touch all features, of variances 4, 2 and ½ above the noise's ¼: the last is weak enough to show
    // a wrong weight of the divergence. As float32, so that the model and the oracle have the same data.
    private static RealMatrix Draw()
    {
        double[] deviations = [2, Math.Sqrt(2), Math.Sqrt(0.5)];
        var weights = RealMatrix.FromRows(
            Enumerable
                .Range(0, 8)
                .Select(row =>
                    RealVector.From(
                        deviations.Select((deviation, column) => (((row >> column) % 2 == 0) ? 1 : -1) * deviation / Math.Sqrt(8))
                    )
                )
        );
        var truth = ProbabilisticPca.From(weights, [1, -1, 0.5, -0.5, 2, 0, -2, 1.5], Variance);
        return RealMatrix.FromRows(
            Sampling
                .Draws(truth.Marginal, Key.FromSeed(1), Examples)
                .Select(row => RealVector.From(row.Select(value => (double)(float)value)))
        );
    }
}
