namespace FunctionalVae.Tests.Execution;

/// <summary>Groups of which one value is 1: masses by enumeration, draws by inversion, and the best constant.</summary>
public sealed class CategoricalFamilyTests
{
    private const int Levels = 3;
    private static readonly float[] Means = [0.5f, 0.125f, 0.375f, 0, 1, 0, 0.25f, 0.5f, 0.25f];

    [Fact]
    public void The_terms_of_an_example_add_up_to_its_log_mass_and_the_masses_to_one()
    {
        var family = Family();
        var total = 0.0;
        for (var number = 0; number < 1 << Means.Length; number++)
        {
            float[] x = [.. Enumerable.Range(0, Means.Length).Select(i => (float)((number >> i) & 1))];
            var expected = 1.0;
            for (var group = 0; group < Means.Length; group += Levels)
            {
                expected *=
                    x[group..(group + Levels)].Sum() == 1 ? Means.Where((_, i) => i / Levels == group / Levels && x[i] == 1).Single() : 0;
            }

            var mass = Math.Exp(Enumerable.Range(0, Means.Length).Sum(i => family.Score(i, family.MeanGiven(i, Means, x), x[i])));
            Assert.Equal(expected, mass, 1e-12);
            total += mass;
        }

        Assert.Equal(1, total, 1e-12);
    }

    [Fact]
    public void A_mean_near_1_takes_no_digits_from_the_levels_after_it()
    {
        float[] means = [1 - 1e-7f, 4e-12f, 6e-12f];
        Assert.Equal(0.4, Family().MeanGiven(1, means, new float[3]), 1e-7);
        Assert.Equal(1, Family().MeanGiven(2, means, new float[3]));
    }

    [Fact]
    public void A_draw_is_one_level_of_each_group_at_its_uniform_number()
    {
        const int count = 4000;
        var key = Key.FromSeed(8);
        var draws = new float[count * Means.Length];
        Family().Draw(Batch.FromValues(Means.Length, [.. Enumerable.Repeat(Means, count).SelectMany(row => row)]), key, draws);
        var frequencies = new double[Means.Length];
        for (var row = 0; row < count; row++)
        {
            var block = key.Words((uint)row, 0);
            uint[] words = [block.Word0, block.Word1, block.Word2];
            for (var group = 0; group < Means.Length / Levels; group++)
            {
                var drawn = draws.AsSpan((row * Means.Length) + (group * Levels), Levels).ToArray();
                Assert.Equal((1, 2), (drawn.Count(x => x == 1), drawn.Count(x => x == 0)));
                var level = Array.IndexOf(drawn, 1f);
                var before = Means[(group * Levels)..((group * Levels) + level)].Sum();
                Assert.InRange(Uniform.Open(words[group]), before, before + Means[(group * Levels) + level]);
                frequencies[(group * Levels) + level] += 1.0 / count;
            }
        }

        // Never the mode alone: each as often as its mean says.
        Assert.All(Means.Zip(frequencies), pair => Assert.Equal(pair.First, pair.Second, 0.03));
    }

    [Fact]
    public void Means_that_are_rounded_below_1_still_have_a_draw()
    {
        float[] means = [0.3333333f, 0.3333333f, 0.3333333f];
        var draws = new float[3000];
        Family().Draw(Batch.FromValues(3, [.. Enumerable.Repeat(means, 1000).SelectMany(row => row)]), Key.FromSeed(2), draws);
        Assert.Equal(1000, draws.Sum());
    }

    [Fact]
    public void The_best_constant_is_the_highest_average_score_of_constants()
    {
        var train = Batch.FromValues(3, [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0]);
        var family = Family();
        var best = double.NegativeInfinity;
        for (var i = 1; i < 100; i++)
        {
            for (var j = 1; j < 100 - i; j++)
            {
                float[] means = [i / 100f, j / 100f, (100 - i - j) / 100f];
                best = Math.Max(
                    best,
                    Enumerable
                        .Range(0, train.Count)
                        .Average(row =>
                            Enumerable
                                .Range(0, 3)
                                .Sum(column => family.Score(column, family.MeanGiven(column, means, train[row]), train[row].Span[column]))
                        )
                );
            }
        }

        Assert.Equal(best, family.BestConstant(train)!.Value, 1e-6);
        // A level that never comes up takes nothing.
        Assert.Equal(0, family.BestConstant(Batch.FromValues(3, [1, 0, 0, 1, 0, 0])));
    }

    private static LikelihoodFamily Family()
    {
        var spec = new VaeSpec(
            new Features(Means.Length, ValueDomain.OneHot),
            [],
            new DiagonalNormalLatent(1),
            [],
            new CategoricalLikelihood(Levels)
        );
        return (LikelihoodFamily)ReconstructionFamily.Of(spec, Vae.ModelFrom(spec).Initialize(Key.FromSeed(1)));
    }
}
