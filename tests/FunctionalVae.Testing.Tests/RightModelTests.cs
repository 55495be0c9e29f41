using FunctionalVae.Interpreter;

namespace FunctionalVae.Testing.Tests;

/// <summary>No law is refuted by a right model, under as many keys as FVAE_KEYS says.</summary>
public sealed class RightModelTests
{
    private static readonly int Keys = Effort.Keys(standard: 1);
    private static readonly IVaeModel[] Small =
    [
        BetaTcDigits.Model,
        ConditionalDigits.Model,
        DigitsVae.Model,
        LinearVae.Model,
        MmdDigits.Model,
        MoonsVae.Model,
        SinkhornDigits.Model,
        TinyVae.Model,
    ];
    private static readonly IVaeModel[] Large = [FashionVae.Model, MnistManifold.Model, MnistVae.Model];

    private static readonly Table Columns = new(
        [
            new NumberColumn("a"),
            new NumberColumn("b", [0.0], MayBeMissing: true),
            new CategoryColumn("c", ["x", "y", "z"], MayBeMissing: true),
            new CountColumn("d", MayBeMissing: true),
        ],
        Hidden: 0.2
    );

    public static TheoryData<string> SmallNames => [.. Small.Select(model => model.Name)];

    // The others are of the same sizes and take as long: they are checked where more than one key is asked for.
    public static TheoryData<string> LargeNames =>
        [.. Large.Where(model => Keys > 1 || model == MnistVae.Model).Select(model => model.Name)];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    public static TheoryData<Likelihood, ValueDomain> Likelihoods =>
        new()
        {
            { new BernoulliLikelihood(), ValueDomain.Binary },
            { new CategoricalLikelihood(5), ValueDomain.OneHot },
            { new ColumnLikelihoods(), ValueDomain.Columns },
            { new LaplaceLikelihood(new LearnedVariance(PerDimension: true)), ValueDomain.Real },
            { new NegativeBinomialLikelihood(new LearnedDispersion()), ValueDomain.Count },
            { new NormalLikelihood(new LearnedVariance(PerDimension: true)), ValueDomain.Real },
            { new PoissonLikelihood(), ValueDomain.Count },
            { new SquaredErrorLikelihood(), ValueDomain.Real },
            { new StudentTLikelihood(new LearnedVariance(PerDimension: true), new FixedDegrees(5)), ValueDomain.Real },
        };

    [Fact]
    public void Every_likelihood_is_here() =>
        Assert.Equal(
            typeof(Likelihood)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Likelihood)) && !type.IsAbstract)
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            Likelihoods.Select(row => row[0].GetType().Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(SmallNames))]
    public void The_small_models_of_the_zoo_keep_the_laws(string name) => Check(Small.Single(model => model.Name == name), Keys);

    [Theory]
    [MemberData(nameof(LargeNames))]
    [Trait("Category", "Slow")]
    public void The_large_models_of_the_zoo_keep_the_laws(string name) => Check(Large.Single(model => model.Name == name), (Keys + 9) / 10);

    [Fact]
    public void Random_specifications_keep_the_laws()
    {
        for (ulong key = 0; key < 6ul * (ulong)Keys; key++)
        {
            var spec = RandomSpecs.Make(Key.FromSeed(7).Child(key));
            VaeLaws.CheckModel(InterpretedModel.Of(spec), new(Key.FromSeed(key), Effort.Cases, MostExamples: 4));
        }
    }

    // Saturated outputs are rounded: what is left of 1 − y² there is the rounding, times inputs of a million.
    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_keeps_the_laws(Activation activation) =>
        Check(Rows(activation, new NormalLikelihood(new FixedVariance(0.3)), ValueDomain.Real), 3 * Keys);

    // The zoo has few of them, and random specifications draw them rarely.
    [Theory]
    [MemberData(nameof(Likelihoods))]
    public void Every_likelihood_keeps_the_laws(Likelihood likelihood, ValueDomain domain) =>
        Check(Rows(Activation.Silu, likelihood, domain), Keys);

    public static TheoryData<Latent, TrainingObjective> Posteriors =>
        new()
        {
            { new FullNormalLatent(3), new EvidenceLowerBound() },
            { new FullNormalLatent(3, new LearnedNormalPrior()), new EvidenceLowerBound(2) },
            { new FullNormalLatent(3, new MixturePrior(2)), new EvidenceLowerBound() },
            { new FullNormalLatent(3), new ImportanceWeighted(3, 1, DrawGradient.DoublyReparameterized) },
            { new FullNormalLatent(3), new WassersteinAutoencoder(new SquaredMmd(), 10) },
            { new DiagonalNormalLatent(3), new GeneralizedVariational(new SquaredWasserstein()) },
            { new DiagonalNormalLatent(3, new NormalPrior(0.4)), new GeneralizedVariational(new JeffreysDivergence(), 0.5) },
            { new DiagonalNormalLatent(3), new GeneralizedVariational(new RenyiDivergence(0.3)) },
            { new DiagonalNormalLatent(3, new LearnedNormalPrior()), new BetaTotalCorrelation(5) },
        };

    // Random specifications draw each of them rarely.
    [Theory]
    [MemberData(nameof(Posteriors))]
    public void Posteriors_and_their_divergences_keep_the_laws(Latent latent, TrainingObjective objective) =>
        Check(
            Vae.ModelFrom(
                new(
                    new Features(3),
                    [new Dense(6, Activation.Silu)],
                    latent,
                    [new Dense(6, Activation.Silu)],
                    new NormalLikelihood(new FixedVariance(0.3)),
                    objective
                )
            ),
            Keys
        );

    // Random specifications rarely have both.
    [Fact]
    public void A_condition_and_an_objective_on_the_aggregate_posterior_keep_the_laws() =>
        Check(
            Vae.ModelFrom(
                new(
                    new Features(3),
                    [new Dense(6, Activation.Silu)],
                    new DiagonalNormalLatent(2, new UniformPrior(0, 10)),
                    [new Dense(6, Activation.Silu)],
                    new NormalLikelihood(new FixedVariance(0.3)),
                    new WassersteinAutoencoder(new SquaredMmd(), 10),
                    new ClassCondition(3)
                )
            ),
            Keys
        );

    private static IVaeModel Rows(Activation activation, Likelihood likelihood, ValueDomain domain) =>
        Vae.ModelFrom(
            new(
                domain == ValueDomain.Columns ? Columns : new Features(5, domain),
                [new Dense(6, activation)],
                new DiagonalNormalLatent(2),
                [new Dense(6, activation)],
                likelihood
            )
        );

    private static void Check(IVaeModel model, int keys)
    {
        for (var key = 0; key < keys; key++)
        {
            var reports = VaeLaws.CheckModel(model, new(Key.FromSeed((ulong)key), Effort.Cases));
            Assert.All(reports, report => Assert.True(report.Worst <= 1));
            Assert.All(reports.Where(report => report.Verdict == LawVerdict.Held), report => Assert.True(report.Comparisons > 0));
        }
    }
}
