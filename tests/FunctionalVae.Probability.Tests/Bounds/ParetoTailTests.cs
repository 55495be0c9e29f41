namespace FunctionalVae.Probability.Tests;

public sealed class ParetoTailTests
{
    // The quantiles of a generalized Pareto distribution in place of draws: the fit has no error of sampling.
    [Theory]
    [InlineData(-0.5, 2)]
    [InlineData(-0.1, 1)]
    [InlineData(0.1, 0.01)]
    [InlineData(0.5, 1)]
    [InlineData(1, 300)]
    public void The_fit_finds_the_distribution_whose_quantiles_it_is_given(double shape, double scale)
    {
        var fit = GeneralizedPareto.FromExcesses(
            RealVector.From(Quantiles(4000).Select(p => scale * SpecialFunctions.Expm1(-shape * Math.Log(p)) / shape))
        );
        Assert.Equal(shape, fit.Shape, 0.02);
        Assert.Equal(1, fit.Scale / scale, 0.03);
    }

    [Fact]
    public void Of_exponential_excesses_the_shape_is_0()
    {
        var fit = GeneralizedPareto.FromExcesses(RealVector.From(Quantiles(4000).Select(p => -3 * Math.Log(p))));
        Assert.Equal(0, fit.Shape, 0.02);
        Assert.Equal(3, fit.Scale, 0.05);
    }

    // Pareto weights p^−k have the tail k exactly, beyond any threshold; so have they at any level.
    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0.5, -2000)]
    [InlineData(0.9, 2000)]
    public void The_shape_of_weights_is_that_of_their_tail(double shape, double level)
    {
        var weights = ImportanceWeights.FromLogs(RealVector.From(Quantiles(100_000).Select(p => level - (shape * Math.Log(p)))));
        Assert.Equal(shape, ParetoTail.Shape(weights), 0.03);
    }

    [Fact]
    public void Few_draws_are_drawn_towards_a_half()
    {
        // Of 100 weights the tail has 20: (20·k̂ + 5)/30.
        RealVector logs = RealVector.From(Quantiles(100).Select(p => -Math.Log(p)));
        var greatest = logs.OrderDescending().ToArray();
        var fit = GeneralizedPareto.FromExcesses(RealVector.From(greatest.Take(20).Select(log => Math.Exp(log) - Math.Exp(greatest[20]))));
        Assert.Equal(((20 * fit.Shape) + 5) / 30, ParetoTail.Shape(ImportanceWeights.FromLogs(logs)), 1e-12);
    }

    [Fact]
    public void Equal_weights_have_no_tail_and_of_too_few_or_none_nothing_is_known()
    {
        Assert.Equal(double.NegativeInfinity, ParetoTail.Shape(ImportanceWeights.FromLogs(RealVector.From(Enumerable.Repeat(-7.0, 64)))));
        var nothing = RealVector.From(Enumerable.Repeat(double.NegativeInfinity, 64));
        Assert.Equal(double.PositiveInfinity, ParetoTail.Shape(ImportanceWeights.FromLogs(nothing)));
        var few = RealVector.From(Quantiles(20).Select(p => Math.Log(p)));
        Assert.Equal(double.PositiveInfinity, ParetoTail.Shape(ImportanceWeights.FromLogs(few)));
    }

    [Fact]
    public void One_weight_that_has_all_is_a_heavy_tail() =>
        Assert.True(
            ParetoTail.Shape(ImportanceWeights.FromLogs(RealVector.From(Enumerable.Range(0, 64).Select(i => i == 0 ? 0.0 : -300 - i))))
                > 0.5
        );

    [Fact]
    public void Excesses_are_positive_numbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedPareto.FromExcesses([1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralizedPareto.FromExcesses([double.NaN]));
        Assert.ThrowsAny<ArgumentException>(() => GeneralizedPareto.FromExcesses([]));
    }

    private static IEnumerable<double> Quantiles(int count) => Enumerable.Range(0, count).Select(i => (i + 0.5) / count);
}
