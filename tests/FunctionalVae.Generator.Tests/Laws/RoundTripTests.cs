using System.Globalization;
using System.Reflection;
using FunctionalVae.Generator.Tests.Harness;

namespace FunctionalVae.Generator.Tests;

/// <summary>What a specification prints is what it is read from, in every culture.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Cultures => new("", "fi-FI", "sv-SE", "ar-SA");

    private static VaeSpec[] Specs =>
        [
            new(
                new Image(28, 28, Binarization: Binarization.Dynamic),
                [new Flatten(), new Dense(32, Activation.Gelu)],
                new DiagonalNormalLatent(4),
                [new Dense(32, Activation.Tanh)],
                new BernoulliLikelihood()
            ),
            new(
                new Image(3, 5, 2),
                [new Flatten()],
                new DiagonalNormalLatent(7, new StandardNormalPrior()),
                [new Dense(1, Activation.Tanh)],
                new GreyCrossEntropy(),
                new EvidenceLowerBound(1e-5)
            ),
            new(
                new Image(3, 5, 2, ValueDomain.Real),
                [new Flatten()],
                new DiagonalNormalLatent(7),
                [new Dense(1)],
                new SquaredErrorLikelihood(),
                new EvidenceLowerBound(1.0 / 3)
            ),
            new(
                new Image(1, 1, 1, ValueDomain.Binary),
                [new Flatten()],
                new DiagonalNormalLatent(1),
                [new Dense(1)],
                new BernoulliLikelihood(),
                new EvidenceLowerBound(1.7976931348623157E+308)
            ),
            new(
                new Image(3, 5, 2),
                [new Flatten()],
                new DiagonalNormalLatent(2, new UniformPrior(-0.5, 1.0 / 3)),
                [new Dense(1)],
                new GreyCrossEntropy(),
                new WassersteinAutoencoder(new SquaredMmd(MmdKernel.Gaussian, 0.1), 1e3)
            ),
            new(
                new Features(3),
                [],
                new DiagonalNormalLatent(2),
                [],
                new SquaredErrorLikelihood(),
                new WassersteinAutoencoder(new SlicedWasserstein(50, Order: 1), 2)
            ),
            new(
                new Features(3),
                [],
                new DiagonalNormalLatent(2, new NormalPrior(4)),
                [],
                new SquaredErrorLikelihood(),
                new WassersteinAutoencoder(new DebiasedSinkhorn(1.0 / 3, Iterations: 7), 0.5)
            ),
        ];

    public static IEnumerable<Type> Records =>
        typeof(VaeSpec).Assembly.GetExportedTypes().Where(type => Vocabulary.Contains(type) && !type.IsAbstract && type.IsClass);

    private static HashSet<Type> Vocabulary { get; } =
    [
        typeof(VaeSpec),
        .. typeof(VaeSpec)
            .Assembly.GetExportedTypes()
            .Where(type =>
                new[]
                {
                    typeof(Input),
                    typeof(Layer),
                    typeof(Latent),
                    typeof(Prior),
                    typeof(Reconstruction),
                    typeof(TrainingObjective),
                    typeof(Condition),
                    typeof(AggregateDivergence),
                }.Any(root => root.IsAssignableFrom(type))
            ),
    ];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_specification_reads_back_from_its_text(string culture) =>
        In(
            culture,
            () =>
            {
                foreach (var spec in Specs)
                {
                    Assert.Equal(spec, GeneratorRun.Read(spec.ToString()));
                }
            }
        );

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_message_is_the_same_in_every_culture(string culture) =>
        In(
            culture,
            () =>
                Assert.Equal(
                    ["Latent.Size must be positive, was -1234567", "Objective.Beta must be positive, was -0.5"],
                    GeneratorRun
                        .Of(
                            Sources.Model(
                                Sources.Valid[..^1].Replace("(4)", "(-1234567)", StringComparison.Ordinal)
                                    + ", Objective: new EvidenceLowerBound(-0.5))"
                            )
                        )
                        .Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.CurrentCulture))
                        .Order(StringComparer.Ordinal)
                )
        );

    [Fact]
    public void Every_record_prints_every_parameter_of_its_constructor()
    {
        var records = Records.ToList();
        Assert.Contains(typeof(Dense), records);
        foreach (var record in records)
        {
            var constructor = record.GetConstructors().Single();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Default(parameter.ParameterType))]);
            // What a table or its likelihoods have as usual is left out.
            var expected = constructor
                .GetParameters()
                .Where(parameter =>
                    record != typeof(ColumnLikelihoods) && (record, parameter.Name) != (typeof(Table), nameof(Table.Hidden))
                )
                .Select(parameter => parameter.Name + ": ");
            var text = made.ToString()!;
            Assert.StartsWith("new " + record.Name + "(", text, StringComparison.Ordinal);
            Assert.All(expected, name => Assert.Contains(name, text, StringComparison.Ordinal));
        }
    }

    // What is at its default may be left out: nothing here is, where a default is stated.
    private static object? Default(Type type) =>
        type == typeof(Condition) ? new ClassCondition(3)
        : type == typeof(TrainingObjective) ? new ImportanceWeighted(2)
        : type == typeof(double) ? 0.25
        : type == typeof(MmdKernel) ? MmdKernel.Gaussian
        : type == typeof(DrawGradient) ? DrawGradient.DoublyReparameterized
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static void In(string culture, Action test)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.True(
                culture.Length == 0 || CultureInfo.CurrentCulture.NumberFormat.NegativeSign != "-",
                "The culture's minus sign is what this test is about."
            );
            test();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
