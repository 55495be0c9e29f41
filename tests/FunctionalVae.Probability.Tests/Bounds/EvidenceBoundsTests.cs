namespace FunctionalVae.Probability.Tests;

public sealed class EvidenceBoundsTests
{
    private static readonly double Log3 = Math.Log(3);

    private static readonly ImportanceWeights OneAndThree = ImportanceWeights.FromLogs([0, Log3]);

    private static readonly ImportanceWeights OneAndZero = ImportanceWeights.FromLogs([0, double.NegativeInfinity]);

    [Fact]
    public void Bounds_of_the_weights_1_and_3()
    {
        Assert.Equal(Log3 / 2, EvidenceBounds.Elbo(OneAndThree).Nats, 1e-15);
        Assert.Equal(Math.Log(2), EvidenceBounds.Iwae(OneAndThree), 1e-15);
        Assert.Equal([Log3, 0.0], EvidenceBounds.LeaveOneOutIwae(OneAndThree));
        Assert.Equal(Log3 / 2, RenyiBound.Of(1, OneAndThree), 1e-15);
        Assert.Equal(Math.Log(2), RenyiBound.Of(0, OneAndThree), 1e-15);
        Assert.Equal(Math.Log(1.5), RenyiBound.Of(2, OneAndThree), 1e-15);
        Assert.Equal(Math.Log(5) / 2, RenyiBound.Of(-1, OneAndThree), 1e-15);
        Assert.Equal(2 * Math.Log((1 + Math.Sqrt(3)) / 2), RenyiBound.Of(0.5, OneAndThree), 1e-15);
        // log mean w^0.01 / 0.01, by the series around the mean.
        Assert.Equal(Math.Log((1 + Math.Pow(3, 0.01)) / 2) / 0.01, RenyiBound.Of(0.99, OneAndThree), 1e-13);
    }

    [Fact]
    public void Leaving_out_one_of_three()
    {
        var weights = ImportanceWeights.FromLogs([0, Math.Log(3), Math.Log(5)]);
        var expected = new[] { Math.Log(4), Math.Log(3), Math.Log(2) };
        Assert.All(expected.Zip(EvidenceBounds.LeaveOneOutIwae(weights)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        // Next to a weight that is e^200 times greater, the others keep their digits.
        Assert.Equal(1, EvidenceBounds.LeaveOneOutIwae(ImportanceWeights.FromLogs([200, 1, 1]))[0], 1e-15);
    }

    [Fact]
    public void A_weight_of_0_takes_the_ELBO_and_leaves_IWAE()
    {
        Assert.Equal(double.NegativeInfinity, EvidenceBounds.Elbo(OneAndZero).Nats);
        Assert.Equal(-Math.Log(2), EvidenceBounds.Iwae(OneAndZero), 1e-15);
        Assert.Equal([double.NegativeInfinity, 0], EvidenceBounds.LeaveOneOutIwae(OneAndZero));
        Assert.Equal(double.NegativeInfinity, RenyiBound.Of(1, OneAndZero));
        Assert.Equal(double.NegativeInfinity, RenyiBound.Of(1.5, OneAndZero));
        Assert.Equal(-2 * Math.Log(2), RenyiBound.Of(0.5, OneAndZero), 1e-15);
        var none = ImportanceWeights.FromLogs([double.NegativeInfinity]);
        Assert.Equal(double.NegativeInfinity, EvidenceBounds.Iwae(none));
        Assert.Equal(double.NegativeInfinity, RenyiBound.Of(0.5, none));
        Assert.Equal(double.NegativeInfinity, RenyiBound.Of(2, none));
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Large_log_weights_neither_overflow_nor_vanish(double log)
    {
        var weights = ImportanceWeights.FromLogs([log, log + Log3]);
        Assert.Equal(log + Math.Log(2), EvidenceBounds.Iwae(weights), 1e-11);
        Assert.Equal(log + (Log3 / 2), EvidenceBounds.Elbo(weights).Nats, 1e-11);
        Assert.Equal(log + Math.Log(1.5), RenyiBound.Of(2, weights), 1e-11);
        Assert.Equal(log + Log3, RenyiBound.Of(-1e6, weights), 1e-5);
        Assert.Equal(log, RenyiBound.Of(1e6, weights), 1e-5);
    }

    [Fact]
    public void Near_1_the_Renyi_bound_keeps_its_digits()
    {
        var weights = ImportanceWeights.FromLogs([0, 2e-3]);
        // mean + (1 − α)/2 · variance, of which the second term is 5e-13.
        Assert.Equal(1e-3 + 5e-13, RenyiBound.Of(1 - 1e-6, weights), 1e-17);
        Assert.Equal(1e-3 - 5e-13, RenyiBound.Of(1 + 1e-6, weights), 1e-17);
    }

    [Fact]
    public void Groups_are_averaged_outside_of_the_logarithm()
    {
        var equal = ImportanceWeights.FromLogs([0, 0]);
        Assert.Equal(Math.Log(2) / 3, EvidenceBounds.MultiplyWeighted([OneAndThree, equal, equal]), 1e-15);
        var problem = Assert.Throws<ArgumentException>(() =>
            EvidenceBounds.MultiplyWeighted([equal, OneAndThree, ImportanceWeights.FromLogs([1])])
        );
        Assert.StartsWith("groups[2] has 1 draws, groups[0] has 2; they must agree.", problem.Message);
        Assert.Equal("groups", problem.ParamName);
        Assert.StartsWith(
            "groups.Count is 0; it must be 1 at least.",
            Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceBounds.MultiplyWeighted([])).Message
        );
    }

    [Fact]
    public void Repeats_give_a_mean_over_examples_and_its_standard_error()
    {
        // The r-th repeat has two examples with the log-weights r and r + 2 of a single draw.
        var keys = Enumerable.Range(0, 3).Select(repeat => Key.FromSeed(7).Child((ulong)repeat)).ToList();
        RealMatrix LogWeights(Key key) =>
            RealMatrix.From(
                new double[,]
                {
                    { keys.IndexOf(key) },
                    { keys.IndexOf(key) + 2 },
                }
            );
        var estimate = EvidenceBounds.OverRepeats(EvidenceBounds.Iwae, LogWeights, Key.FromSeed(7), 3);
        Assert.Equal(2, estimate.Value, 1e-15);
        Assert.Equal(1 / Math.Sqrt(3), estimate.StandardError, 1e-15);
        Assert.Equal(3, estimate.Draws);
        Assert.StartsWith(
            "repeats is 1; it must be 2 at least.",
            Assert
                .Throws<ArgumentOutOfRangeException>(() => EvidenceBounds.OverRepeats(EvidenceBounds.Iwae, LogWeights, Key.FromSeed(7), 1))
                .Message
        );
    }

    [Fact]
    public void What_is_no_order_and_one_draw_alone_are_refused()
    {
        Assert.StartsWith(
            "alpha is NaN; it must be a finite number.",
            Assert.Throws<ArgumentOutOfRangeException>(() => RenyiBound.Of(double.NaN, OneAndThree)).Message
        );
        Assert.StartsWith(
            "weights.Draws is 1; it must be 2 at least.",
            Assert.Throws<ArgumentOutOfRangeException>(() => EvidenceBounds.LeaveOneOutIwae(ImportanceWeights.FromLogs([1]))).Message
        );
    }
}
