using FunctionalVae.Data;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Data;

/// <summary>What every scaling of numbers keeps, on numbers of many shapes.</summary>
public sealed class NumberScaleTests
{
    private const int Count = 4000;

    // All positive, so that every scaling takes them.
    private static readonly Dictionary<string, Func<Key, double>> Shapes = new()
    {
        ["normal"] = key => 100 + (10 * Normal(key)),
        ["log-normal"] = key => Math.Exp(2 * Normal(key)),
        ["uniform"] = key => 3 + Uniform(key),
        ["two modes"] = key => Uniform(key.Child(1)) < 0.3 ? 10 + Normal(key) : 40 + (3 * Normal(key)),
        ["rounded"] = key => Math.Round(20 + (30 * Uniform(key) * Uniform(key.Child(1)))),
        ["tied"] = key =>
            Uniform(key.Child(1)) is var share && share < 0.2 ? 2
            : share > 0.9 ? 9
            : 3 + (5 * Uniform(key)),
        ["huge"] = key => 1e30 * Math.Exp(Normal(key)),
        ["tiny"] = key => 1e-30 * (1 + Uniform(key)),
        ["times"] = key => 1_700_000_000 + (1000 * Uniform(key)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var scaling in NumberScaling.All)
            {
                foreach (var shape in Shapes.Keys)
                {
                    cases.Add(scaling.Word, shape);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_keep_their_order_and_come_back(string word, string shape)
    {
        var numbers = Numbers(shape);
        var scale = NumberScales.Fit(NumberScaling.Parse(word), numbers);
        var (least, greatest) = (numbers.Min(), numbers.Max());
        double[] known = [.. numbers.Append(greatest + (greatest - least)).Append(least / 2).Distinct().Order()];
        double[] scaled = [.. known.Select(scale.Encode)];
        Assert.All(scaled, value => Assert.True(double.IsFinite(value)));
        Assert.All(scaled.Zip(scaled.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        for (var i = 0; i < known.Length; i++)
        {
            Assert.Equal(0, (scale.Decode(scaled[i]) - known[i]) / known[i], 1e-9);
        }
    }

    // ∫ φ(y(x)) dy/dx dx by the midpoint rule over cells that are fine in what is scaled.
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_density_integrates_to_one_in_the_units_of_the_data(string word, string shape)
    {
        var scale = NumberScales.Fit(NumberScaling.Parse(word), Numbers(shape));
        const int Cells = 40_000;
        double At(int i) => scale.Decode(-8 + (16.0 * i / Cells));
        var sum = 0.0;
        for (var i = 0; i < Cells; i++)
        {
            var (from, to) = (At(i), At(i + 1));
            var y = scale.Encode(from + ((to - from) / 2));
            sum += Math.Exp((-0.5 * y * y) - NormalDistribution.HalfLogTwoPi + scale.LogSlope(y)) * (to - from);
        }

        Assert.Equal(1, sum, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_slope_is_the_derivative(string word, string shape)
    {
        var scale = NumberScales.Fit(NumberScaling.Parse(word), Numbers(shape));
        foreach (var scaled in (double[])[-6, -2.123, -0.71, 0.0123, 0.5, 1.9, 3.7, 6])
        {
            var (low, high) = (scale.Decode(scaled - 1e-5), scale.Decode(scaled + 1e-5));
            if (scale is not QuantileScale quantiles || !quantiles.Scores.Any(knot => Math.Abs(knot - scaled) < 1e-4))
            {
                Assert.Equal(Math.Log(2e-5) - Math.Log(high - low), scale.LogSlope(scaled), 1e-2);
            }
        }
    }

    [Theory]
    [InlineData("log-normal")]
    [InlineData("uniform")]
    [InlineData("two modes")]
    [InlineData("rounded")]
    [InlineData("huge")]
    public void Normal_scores_are_about_normal_and_draws_lie_where_numbers_do(string shape)
    {
        var numbers = Numbers(shape);
        var scale = (QuantileScale)NumberScales.Fit(new QuantileScaling(), numbers);
        Assert.InRange(scale.Knots.Count, 3, 100);
        var others = Numbers(shape, seed: 9);
        foreach (var share in (double[])[0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
        {
            // Half-way between numbers that were rounded.
            var at = scale.Decode(NormalDistribution.Quantile(share));
            at = shape == "rounded" ? Math.Floor(at) + 0.5 : at;
            var expected = NormalDistribution.Cumulative(scale.Encode(at));
            Assert.Equal(expected, others.Count(number => number <= at) / (double)Count, 0.03);
        }

        // Of those that decide nothing about the fit one in 4000 lies beyond, as of normal scores.
        Assert.InRange(scale.Decode(3.4), numbers.Order().ElementAt(Count - 40), numbers.Max() + (numbers.Max() - numbers.Min()));
    }

    [Fact]
    public void Nothing_is_drawn_between_two_modes()
    {
        var scale = NumberScales.Fit(new QuantileScaling(), Numbers("two modes"));
        Assert.InRange(NormalDistribution.Cumulative(scale.Encode(27)) - NormalDistribution.Cumulative(scale.Encode(17)), 0, 0.003);
        var standard = NumberScales.Fit(new StandardScaling(), Numbers("two modes"));
        Assert.True(NormalDistribution.Cumulative(standard.Encode(27)) - NormalDistribution.Cumulative(standard.Encode(17)) > 0.2);
    }

    [Fact]
    public void Rounded_numbers_have_their_shares_when_draws_are_rounded()
    {
        // Hours of work: most at 40, some at 35 and 45, few between.
        double[] hours =
        [
            .. Enumerable
                .Range(0, Count)
                .Select(i =>
                    i % 10 < 6 ? 40
                    : i % 10 < 8 ? 35.0
                    : i % 10 < 9 ? 45
                    : 30 + (i % 17)
                ),
        ];
        var scale = NumberScales.Fit(new QuantileScaling(), hours);
        foreach (var hour in (double[])[35, 40, 45])
        {
            var share = NormalDistribution.Cumulative(scale.Encode(hour + 0.5)) - NormalDistribution.Cumulative(scale.Encode(hour - 0.5));
            Assert.Equal(hours.Count(number => number == hour) / (double)Count, share, 0.01);
        }
    }

    [Fact]
    public void Normal_numbers_need_few_knots_and_knots_have_a_bound()
    {
        Assert.InRange(((QuantileScale)NumberScales.Fit(new QuantileScaling(), Numbers("normal"))).Knots.Count, 2, 15);
        // Cantor's numbers have gaps between gaps.
        double[] cantor = [.. Enumerable.Range(0, 1 << 17).Select(i => Enumerable.Range(0, 17).Sum(k => (i >> k & 1) * Math.Pow(3, k)))];
        var scale = (QuantileScale)NumberScales.Fit(new QuantileScaling(), cantor);
        Assert.Equal(QuantileScale.MostKnots, scale.Knots.Count);
    }

    [Fact]
    public void Outliers_stay_outliers_by_the_slope_at_the_end()
    {
        var numbers = Numbers("uniform");
        var scale = NumberScales.Fit(new QuantileScaling(), numbers);
        var (last, width) = (scale.Encode(numbers.Max()), numbers.Max() - numbers.Min());
        var near = scale.Encode(numbers.Max() + width) - last;
        Assert.True(near > 1);
        Assert.Equal(2 * near, scale.Encode(numbers.Max() + (2 * width)) - last, 1e-9 * near);
        Assert.True(double.IsFinite(scale.Encode(float.MaxValue)));
    }

    [Theory]
    [InlineData]
    [InlineData(7.0)]
    [InlineData(7.0, 7.0, 7.0)]
    [InlineData(1.0, 2.0)]
    [InlineData(1.0, 1.0000000000000002)]
    public void Few_numbers_are_scaled_too(params double[] numbers)
    {
        foreach (var scaling in NumberScaling.All)
        {
            var scale = NumberScales.Fit(scaling, numbers);
            foreach (var number in (double[])[1, 2, 7, 100])
            {
                Assert.True(double.IsFinite(scale.Encode(number)));
                Assert.Equal(number, scale.Decode(scale.Encode(number)), 1e-9);
            }

            Assert.True(scale.Encode(1) < scale.Encode(2));
        }
    }

    [Fact]
    public void Logarithms_decode_to_what_a_cell_can_have()
    {
        var scale = NumberScales.Fit(new LogScaling(), [1e-3, 1, 1e3]);
        Assert.True(scale.Decode(-1e9) > 0);
        Assert.True(float.IsFinite((float)scale.Decode(1e9)));
    }

    private static double[] Numbers(string shape, ulong seed = 1) =>
        [.. Enumerable.Range(0, Count).Select(i => Shapes[shape](Key.FromSeed(seed).Child((ulong)i)))];

    private static double Uniform(Key key) => NormalDistribution.Cumulative(Normal(key));

    private static double Normal(Key key)
    {
        Span<float> draw = stackalloc float[1];
        StandardNormalNoise.Fill(key, 0, draw);
        return draw[0];
    }
}
