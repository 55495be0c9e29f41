namespace FunctionalVae.Tests.Execution;

/// <summary>Draws of counts are the least whose distribution function reaches a keyed uniform number, at small means and at large ones.</summary>
public sealed class CountDrawTests
{
    private static readonly Key Key = Key.FromSeed(5);

    private static readonly float[] Means = [0, 1e-7f, 0.02f, 1, 30, 64, 64.001f, 300, 10_000, 1e6f];

    public static TheoryData<Likelihood> Cases { get; } =
    [
        new PoissonLikelihood(),
        new NegativeBinomialLikelihood(new FixedDispersion(0.01)),
        new NegativeBinomialLikelihood(new FixedDispersion(0.5)),
        new NegativeBinomialLikelihood(new FixedDispersion(20)),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_draw_is_the_least_count_that_reaches_its_uniform_number(Likelihood likelihood)
    {
        var family = Family(likelihood);
        Assert.All(Means, mean => Check(family, mean));
    }

    [Fact]
    public void What_is_no_count_has_no_mass()
    {
        foreach (var likelihood in (Likelihood[])[new PoissonLikelihood(), new NegativeBinomialLikelihood(new FixedDispersion())])
        {
            var family = Family(likelihood);
            Assert.All((double[])[-1, 0.5, double.NaN], x => Assert.Equal(double.NegativeInfinity, family.Score(0, 2, x)));
            Assert.Equal((0, double.NegativeInfinity), (family.Score(0, 0, 0), family.Score(0, 0, 1)));
            Assert.Equal((0, 1), (family.Cumulative(0, 2, -1), family.Cumulative(0, 0, 0)));
        }
    }

    [Fact]
    public void Of_counts_that_are_less_spread_than_Poissons_the_best_dispersion_is_the_floor()
    {
        var train = Batch.FromValues(1, [4, 5, 6]);
        var floor = new LearnedDispersion(Floor: 0.25);
        Assert.Equal(
            Family(new NegativeBinomialLikelihood(new FixedDispersion(0.25))).BestConstant(train)!.Value,
            Family(new NegativeBinomialLikelihood(floor)).BestConstant(train)!.Value,
            1e-12
        );
    }

    private static LikelihoodFamily Family(Likelihood likelihood)
    {
        var model = Vae.ModelFrom(new(new Features(1, ValueDomain.Count), [], new DiagonalNormalLatent(1), [], likelihood));
        return (LikelihoodFamily)ReconstructionFamily.Of(model.Spec, model.Initialize(Key));
    }

    private static void Check(LikelihoodFamily family, float mean)
    {
        const int width = 200;
        var draws = new float[width];
        family.Draw(Batch.FromValues(width, [.. Enumerable.Repeat(mean, width)]), Key, draws);
        for (var i = 0; i < width; i++)
        {
            var block = Key.Words(0, (uint)i / 4);
            uint[] words = [block.Word0, block.Word1, block.Word2, block.Word3];
            var u = Uniform.Open(words[i % 4]);
            // Beyond 2²⁴ float32 has not every count.
            if (draws[i] < 1 << 24)
            {
                Assert.True(family.Cumulative(i, mean, draws[i]) >= u - 1e-9, $"{draws[i]} is too small for {u}");
                Assert.True(draws[i] == 0 || family.Cumulative(i, mean, draws[i] - 1) < u + 1e-9, $"{draws[i]} is too large for {u}");
            }
        }

        Assert.Equal(mean, draws.Average(), 5 * Math.Sqrt(family.Variance(0, mean) / width));
    }
}
