using FunctionalVae.Probability;
using MathNet.Numerics.Distributions;

namespace FunctionalVae.Tests.Contracts;

public sealed class OutliersTests
{
    // ⌈(n + 1)(1 − a)⌉: of 19 at 0.05 the 19th, of 20 the 20th, of 39 the 38th, of 99 at 0.1 the 90th.
    [Theory]
    [InlineData(19, 0.05, 19)]
    [InlineData(20, 0.05, 20)]
    [InlineData(39, 0.05, 38)]
    [InlineData(99, 0.1, 90)]
    [InlineData(99, 0.29, 71)]
    [InlineData(1, 0.5, 1)]
    public void The_threshold_is_the_stated_score(int count, double rate, int place) =>
        Assert.Equal(place, Outliers.Threshold([.. Enumerable.Range(1, count).Reverse().Select(score => (double)score)], rate));

    [Theory]
    [InlineData(18, 0.05, "18 examples held out are too few for a false-alarm rate of 0.05: it takes 19 or more.")]
    [InlineData(0, 0.3, "it takes 3 or more.")]
    [InlineData(100, 1e-300, "100 examples held out are too few for a false-alarm rate of 1E-300")]
    public void Too_few_scores_are_refused(int count, double rate, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Outliers.Threshold(new double[count], rate)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_lies_between_0_and_1(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Outliers.Threshold(new double[100], rate));

    [Fact]
    public void False_alarms_come_at_the_rate_that_was_asked_for()
    {
        // Each time 59 scores held out and one more: 60 · 0.05 is whole, so that the rate is exact where scores are continuous.
        const int replications = 2000;
        var alarms = Enumerable
            .Range(0, replications)
            .Count(i =>
            {
                double[] scores = [.. Sampling.Draws(FunctionalVae.Probability.Normal.Standard, Key.FromSeed((ulong)i), 60)];
                return scores[0] > Outliers.Threshold(scores[1..], 0.05);
            });
        var band = new Binomial(0.05, replications);
        Assert.InRange(band.CumulativeDistribution(alarms), 0.0005, 0.9995);
    }

    [Fact]
    public void The_area_counts_pairs_and_ties_as_half()
    {
        Assert.Equal(1, Outliers.RocAuc([1, 2, 3], [false, false, true]));
        Assert.Equal(0, Outliers.RocAuc([3, 2, double.NegativeInfinity], [false, false, true]));
        Assert.Equal(0.5, Outliers.RocAuc([7, 7, 7, 7], [false, true, true, false]));
        // Outliers 2 and ∞ against 1, 2, 3: 1 + ½ + 3 of 6.
        Assert.Equal(4.5 / 6, Outliers.RocAuc([1, 2, 3, 2, double.PositiveInfinity], [false, false, false, true, true]), 1e-15);
    }

    [Fact]
    public void The_area_needs_both_kinds_and_numbers()
    {
        Assert.Throws<ArgumentException>(() => Outliers.RocAuc([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => Outliers.RocAuc([1, 2], [false, false]));
        Assert.Throws<ArgumentException>(() => Outliers.RocAuc([1, 2], [true]));
        Assert.Throws<ArgumentException>(() => Outliers.RocAuc([1, double.NaN], [true, false]));
    }
}
