namespace FunctionalVae.Probability.Tests;

/// <summary>The stable elementary functions, near zero above all: there the framework's own lose every digit.</summary>
public sealed class SpecialFunctionTests
{
    [Fact]
    public void Expm1_keeps_its_digits()
    {
        foreach (var x in Arguments())
        {
            Assert.Equal(Expm1Series(x), SpecialFunctions.Expm1(x), 4e-16 * Math.Abs(Expm1Series(x)));
        }
    }

    [Fact]
    public void Log1p_inverts_expm1()
    {
        foreach (var x in Arguments())
        {
            Assert.Equal(x, SpecialFunctions.Log1p(SpecialFunctions.Expm1(x)), 8e-16 * Math.Abs(x));
        }
    }

    [Fact]
    public void The_naive_forms_are_seen_to_be_wrong()
    {
        const double x = 1e-12;
        Assert.True(Math.Abs(Math.Exp(x) - 1 - x) > 1e-5 * x);
        Assert.True(Math.Abs(SpecialFunctions.Expm1(x) - x) < 1e-11 * x);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-150, 5e-301)]
    [InlineData(-1e-8, 4.999999983333334e-17)]
    [InlineData(0.4999999999, 0.148721270635256)]
    [InlineData(0.5, 0.14872127070012814)]
    [InlineData(-1.0, 0.36787944117144233)]
    [InlineData(1.0, 0.7182818284590452)]
    [InlineData(-30.0, 29.000000000000092)]
    public void ExpMinusLinear(double l, double expected) =>
        Assert.Equal(expected, SpecialFunctions.ExpMinusLinear(l), 1e-15 * Math.Max(expected, double.Epsilon));

    [Theory]
    [InlineData(0.0, 0.6931471805599453)]
    [InlineData(800.0, 800.0)]
    [InlineData(-40.0, 4.248354255291589e-18)]
    public void Softplus(double x, double expected) => Assert.Equal(expected, SpecialFunctions.Softplus(x), 1e-15 * expected);

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(800.0, 1.0)]
    [InlineData(-700.0, 9.85967654375977e-305)]
    public void Sigmoid(double x, double expected) => Assert.Equal(expected, SpecialFunctions.Sigmoid(x), 1e-12 * expected);

    [Fact]
    public void Edges()
    {
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Expm1(1000));
        Assert.Equal(-1, SpecialFunctions.Expm1(-1000));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Log1p(double.PositiveInfinity));
        Assert.True(double.IsNaN(SpecialFunctions.Expm1(double.NaN)));
    }

    [Fact]
    public void Not_a_number_does_not_vanish_in_a_sum()
    {
        double[] others = [0, double.PositiveInfinity, double.NegativeInfinity];
        Assert.All(others, other => Assert.Equal(double.NaN, SpecialFunctions.LogSumExp([other, double.NaN])));
        Assert.All(others, other => Assert.Equal(double.NaN, SpecialFunctions.LogSumExp([double.NaN, other])));
        Assert.All(others, other => Assert.Equal(double.NaN, SpecialFunctions.LogMeanExp([other, double.NaN])));
    }

    [Fact]
    public void Sums_of_exponentials()
    {
        Assert.Equal(2.318175429247454, SpecialFunctions.LogSumExp([1, 2, -3]), 1e-15);
        Assert.Equal(1002.318175429247454, SpecialFunctions.LogSumExp([1001, 1002, 997]), 1e-12);
        Assert.Equal(1.2195631405793443, SpecialFunctions.LogMeanExp([1, 2, -3]), 1e-15);
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp([]));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogSumExp([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogSumExp([double.PositiveInfinity, 1]));
        Assert.StartsWith(
            "values is empty; a mean needs a value at least.",
            Assert.Throws<ArgumentException>(() => SpecialFunctions.LogMeanExp([])).Message
        );
    }

    [Fact]
    public void Ends_of_the_ranges()
    {
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.Log1mExp(0));
        Assert.Equal(double.NaN, SpecialFunctions.Log1mExp(-1));
        Assert.Equal(0, SpecialFunctions.Log1mExp(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.Log1p(-1));
        Assert.Equal(double.NaN, SpecialFunctions.Log1p(-1.5));
        Assert.Equal(0, SpecialFunctions.Logit(0.5));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Logit(1));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.Logit(0));
        Assert.All(
            new Func<double, double>[]
            {
                SpecialFunctions.Log1p,
                SpecialFunctions.Log1mExp,
                SpecialFunctions.Softplus,
                SpecialFunctions.Sigmoid,
                SpecialFunctions.Logit,
                SpecialFunctions.ExpMinusLinear,
            },
            function => Assert.Equal(double.NaN, function(double.NaN))
        );
    }

    private static IEnumerable<double> Arguments() =>
        Enumerable
            .Range(0, 320)
            .Select(i => Math.Pow(10, -16 + (i / 20.0)))
            .SelectMany(x => new[] { x, -x })
            .Where(x => Math.Abs(x) <= 0.6);

    // Twenty-five terms of the Taylor series: exact to the last digit for |x| ≤ 0.6.
    private static double Expm1Series(double x)
    {
        var sum = 0.0;
        for (var n = 25; n >= 1; n--)
        {
            sum = (1 + sum) * x / n;
        }

        return sum;
    }
}
