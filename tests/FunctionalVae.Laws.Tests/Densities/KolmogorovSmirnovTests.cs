using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>The test that the sampler laws rest on, itself tested: under the null and against a shift.</summary>
public sealed class KolmogorovSmirnovTests
{
    private const int Repetitions = 1000;

    [Fact]
    public void Its_p_values_are_uniform_under_the_null() =>
        // Of 1,000 p-values, once more by the test: 1.95 is exceeded once in 1,000.
        Assert.InRange(KolmogorovSmirnov.Statistic(PValues(draws: 400, shift: 0), p => p, counted: false), 0, 1.95);

    [Fact]
    public void It_sees_a_shift_of_three_tenths_of_a_deviation() =>
        // 400 draws at level 0.01: a power of 0.98 or more; at a quarter of a deviation it is 0.94.
        Assert.InRange(PValues(draws: 400, shift: 0.3).Count(p => p < 0.01) / (double)Repetitions, 0.98, 1);

    [Fact]
    public void A_draw_that_is_no_number_is_no_statistic() =>
        Assert.True(double.IsNaN(KolmogorovSmirnov.Statistic([0.5, double.NaN], x => x, counted: false)));

    [Fact]
    public void Two_draws_by_hand()
    {
        // F steps from 0 to ½ at 0.1 and to 1 at 0.9: the greatest distance is 0.4, just after 0.1.
        Assert.Equal(0.4 * Math.Sqrt(2), KolmogorovSmirnov.Statistic([0.9, 0.1], x => x, counted: false), 1e-15);
        // Counted, with P(0) = 0.3: ½ − 0.3 at outcome 0.
        Assert.Equal(0.2 * Math.Sqrt(2), KolmogorovSmirnov.Statistic([0, 1], x => x < 1 ? 0.3 : 1, counted: true), 1e-15);
    }

    private static double[] PValues(int draws, double shift) =>
        [
            .. Enumerable
                .Range(0, Repetitions)
                .Select(i =>
                    KolmogorovSmirnov.PValue(
                        KolmogorovSmirnov.Statistic(
                            Sampling.Draws(Normal.FromLogVariance(shift, 0), Key.FromSeed(20).Child((ulong)i), draws),
                            NormalDistribution.Cumulative,
                            counted: false
                        )
                    )
                ),
        ];
}
