namespace FunctionalVae.Tests.Execution;

/// <summary>Every reconstruction term has a family, and what a family says of one distribution agrees with itself.</summary>
public sealed class FamilyTests
{
    private const double Far = 60;
    private const int Steps = 240_000;

    private static readonly Reconstruction[] All =
    [
        new BernoulliLikelihood(),
        new GreyCrossEntropy(),
        new CategoricalLikelihood(3),
        new SquaredErrorLikelihood(),
        new LaplaceLikelihood(new FixedVariance(0.3)),
        new LaplaceLikelihood(new LearnedVariance(Floor: 0.01, Initial: 2)),
        new LaplaceLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01, Initial: 0.4)),
        new NegativeBinomialLikelihood(new FixedDispersion(0.3)),
        new NegativeBinomialLikelihood(new LearnedDispersion(Floor: 0.01, Initial: 2)),
        new NegativeBinomialLikelihood(new LearnedDispersion(PerDimension: true, Floor: 0.01, Initial: 0.4)),
        new PoissonLikelihood(),
        new NormalLikelihood(new FixedVariance(0.3)),
        new NormalLikelihood(new LearnedVariance(Floor: 0.01, Initial: 2)),
        new NormalLikelihood(new LearnedVariance(PerDimension: true, Floor: 0.01, Initial: 0.4)),
        // So many degrees that the points to which these tests sum leave nothing out.
        new StudentTLikelihood(new FixedVariance(0.3), new FixedDegrees(12)),
        new StudentTLikelihood(new LearnedVariance(Floor: 0.01, Initial: 2), new LearnedDegrees(Floor: 2.5, Initial: 14)),
        new StudentTLikelihood(new FixedVariance(0.4), new LearnedDegrees(PerDimension: true, Initial: 16)),
    ];

    /// <summary>Every term of the vocabulary, with each kind of parameters.</summary>
    public static TheoryData<Reconstruction> Terms => [.. All];

    /// <summary>Those that are likelihoods.</summary>
    public static TheoryData<Likelihood> Likelihoods => [.. All.OfType<Likelihood>()];

    [Fact]
    public void Every_term_is_here()
    {
        Assert.Equal(
            typeof(Reconstruction)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Reconstruction)) && !type.IsAbstract)
                // Its columns have these: TableModelTests.
                .Where(type => type != typeof(ColumnLikelihoods))
                .OrderBy(type => type.Name),
            All.Select(term => term.GetType()).Distinct().OrderBy(type => type.Name)
        );
        Assert.Equal(
            typeof(OutputVariance)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(OutputVariance)) && !type.IsAbstract)
                .OrderBy(type => type.Name),
            All.OfType<NormalLikelihood>().Select(term => term.Variance.GetType()).Distinct().OrderBy(type => type.Name)
        );
        Assert.Equal(
            typeof(OutputDispersion)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(OutputDispersion)) && !type.IsAbstract)
                .OrderBy(type => type.Name),
            All.OfType<NegativeBinomialLikelihood>().Select(term => term.Dispersion.GetType()).Distinct().OrderBy(type => type.Name)
        );
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void Each_term_has_a_family_and_a_likelihood_has_one_with_draws(Reconstruction term) =>
        Assert.Equal(term is Likelihood, Family(term) is LikelihoodFamily);

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Scores_are_the_logarithms_of_probabilities_with_the_stated_mean_and_variance(Likelihood likelihood)
    {
        var family = (LikelihoodFamily)Family(likelihood);
        // Middles of intervals miss a kink by the square of their width.
        var tolerance = likelihood is LaplaceLikelihood ? 1e-6 : 1e-9;
        foreach (var mean in Means(family))
        {
            for (var column = 0; column < 3; column++)
            {
                var at = column;
                double Total(Func<double, double> of) =>
                    Points(likelihood).Sum(point => point.Weight * Math.Exp(family.Score(at, mean, point.X)) * of(point.X));

                Assert.Equal(1, Total(_ => 1), tolerance);
                Assert.Equal(mean, Total(x => x), tolerance);
                Assert.Equal(family.Variance(at, mean), Total(x => (x - mean) * (x - mean)), tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void The_distribution_function_sums_the_probabilities(Likelihood likelihood)
    {
        var family = (LikelihoodFamily)Family(likelihood);
        foreach (var mean in Means(family))
        {
            double sum = 0;
            foreach (var (x, weight) in Points(likelihood))
            {
                var part = weight * Math.Exp(family.Score(1, mean, x));
                sum += part;
                // A density is summed by the middles of intervals: half of the last one is beyond x.
                Assert.Equal(sum - (likelihood.IsMass ? 0 : part / 2), family.Cumulative(1, mean, x), 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_mean_lies_within_the_bounds_and_has_a_score(Reconstruction term)
    {
        var family = Family(term);
        Assert.True(family.LeastMean < family.GreatestMean);
        Assert.All(Means(family), mean => Assert.True(double.IsFinite(family.Score(0, mean, x: 1))));
    }

    [Theory]
    [MemberData(nameof(Terms))]
    public void The_best_constant_is_the_highest_average_score_of_constants(Reconstruction term)
    {
        // Of values that are modelled together: CategoricalFamilyTests. The best constant of a Student's t is the end of a search.
        Assert.Equal(term is StudentTLikelihood, Family(term).BestConstant(Batch.FromValues(3, [0, 1, 1])) is null);
        if (term is StudentTLikelihood || term.GroupSize > 1)
        {
            return;
        }

        var train = Batch.FromValues(3, [0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1]);
        double[] logScales = [.. Enumerable.Range(-160, 180).Select(step => step * 0.05)];
        var variance = (term as NormalLikelihood)?.Variance ?? (term as LaplaceLikelihood)?.Variance;
        var dispersion = (term as NegativeBinomialLikelihood)?.Dispersion;
        var shared = variance is LearnedVariance { PerDimension: false } || dispersion is LearnedDispersion { PerDimension: false };
        var families = (variance is LearnedVariance || dispersion is LearnedDispersion ? logScales : [0])
            .Select(s => Family(term, s))
            .ToList();
        var best = shared
            ? families.Max(family => Enumerable.Range(0, 3).Sum(column => Highest(family, column)))
            : Enumerable.Range(0, 3).Sum(column => families.Max(family => Highest(family, column)));
        Assert.Equal(best, families[0].BestConstant(train)!.Value, 2e-3);

        double Highest(ReconstructionFamily family, int column) =>
            Enumerable
                .Range(0, 1001)
                .Max(share =>
                    Enumerable.Range(0, train.Count).Average(row => family.Score(column, share / 1000.0, train[row].Span[column]))
                );
    }

    private static double[] Means(ReconstructionFamily family) =>
        family.GreatestMean <= 1 ? [0.01, 0.5, 0.75]
        : family.LeastMean == 0 ? [0.01, 2, 30]
        : [-3, 0.01, 2];

    // Whole numbers of a mass, the middles of intervals of a density.
    private static IEnumerable<(double X, double Weight)> Points(Likelihood likelihood)
    {
        const double width = 2 * Far / Steps;
        return likelihood.IsMass
            ? Enumerable.Range(-5, 4000).Select(x => ((double)x, 1.0))
            : Enumerable.Range(0, Steps).Select(i => (-Far + ((i + 0.5) * width), width));
    }

    private static ReconstructionFamily Family(Reconstruction term, double? logScale = null)
    {
        var model = Vae.ModelFrom(Enum.GetValues<ValueDomain>().Select(Spec).First(spec => SpecRules.Check(spec).Count == 0));
        var values = model.Initialize(Key.FromSeed(1)).Values.ToArray();
        foreach (
            var tensor in model.Layout.Tensors.Where(tensor =>
                logScale is not null && tensor.Name is ("likelihood.log_scale" or "likelihood.log_dispersion")
            )
        )
        {
            Array.Fill(values, (float)logScale!.Value, tensor.Offset, tensor.Count);
        }

        return ReconstructionFamily.Of(model.Spec, model.ParametersFrom(values));

        VaeSpec Spec(ValueDomain domain) => new(new Features(3, domain), [], new DiagonalNormalLatent(2), [], term);
    }
}
