namespace FunctionalVae.Spec.Tests;

/// <summary>What is said of an argument that is missing or has a value that makes no sense, word for word.</summary>
public sealed class ValueMessageTests
{
    public static TheoryData<VaeSpec, string, string> Missing { get; } =
        new()
        {
            { Refusal.Valid with { Input = null! }, "Input", "what an example is, such as new Image(28, 28) or new Features(3)" },
            { Refusal.Valid with { Encoder = [new Flatten(), null!] }, "Encoder[1]", "a layer" },
            { Refusal.Valid with { Latent = null! }, "Latent", "a latent variable, such as new DiagonalNormalLatent(16)" },
            { Refusal.Valid with { Likelihood = null! }, "Likelihood", "a likelihood, such as new BernoulliLikelihood()" },
            {
                Refusal.Valid with
                {
                    Likelihood = new NormalLikelihood(null!),
                },
                "Likelihood.Variance",
                "a variance, such as new LearnedVariance()"
            },
            {
                Refusal.Valid with
                {
                    Likelihood = new StudentTLikelihood(new FixedVariance(), null!),
                },
                "Likelihood.Degrees",
                "degrees of freedom, such as new FixedDegrees(5)"
            },
            { Counts(null!), "Likelihood.Dispersion", "a dispersion, such as new LearnedDispersion()" },
        };

    public static TheoryData<DegreesOfFreedom, string, string> Degrees { get; } =
        new()
        {
            { new FixedDegrees(2), "Degrees", "2, for with 2 or fewer degrees of freedom there is no variance; was 2" },
            { new FixedDegrees(double.NaN), "Degrees", "2, for with 2 or fewer degrees of freedom there is no variance; was NaN" },
            {
                new FixedDegrees(double.PositiveInfinity),
                "Degrees",
                "2, for with 2 or fewer degrees of freedom there is no variance; was Infinity"
            },
            { new LearnedDegrees(Floor: 1.5), "Floor", "2, for with 2 or fewer degrees of freedom there is no variance; was 1.5" },
            { new LearnedDegrees(Initial: 2.1), "Initial", "2.1, the floor; was 2.1" },
        };

    public static TheoryData<VaeSpec, string, string> NotPositive { get; } =
        new()
        {
            { Refusal.Valid with { Input = new Image(0, 3) }, "Input.Height", "0" },
            { Refusal.Valid with { Input = new Image(4, -1) }, "Input.Width", "-1" },
            { Refusal.Valid with { Input = new Image(4, 3, 0) }, "Input.Channels", "0" },
            { Refusal.Valid with { Input = new Features(0) }, "Input.Count", "0" },
            { Refusal.Valid with { Encoder = [new Flatten(), new Dense(0)] }, "Encoder[1].Units", "0" },
            { Refusal.Valid with { Encoder = [new Flatten(), new GatedDense(-1)] }, "Encoder[1].Units", "-1" },
            { Refusal.Valid with { Decoder = [new LayerNorm(0)] }, "Decoder[0].Epsilon", "0" },
            { Refusal.Valid with { Latent = new DiagonalNormalLatent(0) }, "Latent.Size", "0" },
            { Refusal.Valid with { Latent = new DeterministicLatent(-3) }, "Latent.Size", "-3" },
            { Refusal.Valid with { Likelihood = new NormalLikelihood(new FixedVariance(0)) }, "Likelihood.Variance.Variance", "0" },
            {
                Refusal.Valid with
                {
                    Likelihood = new NormalLikelihood(new LearnedVariance(Floor: -1e-5)),
                },
                "Likelihood.Variance.Floor",
                "-1E-05"
            },
            {
                Refusal.Valid with
                {
                    Likelihood = new NormalLikelihood(new LearnedVariance(Initial: 0)),
                },
                "Likelihood.Variance.Initial",
                "0"
            },
            { Counts(new FixedDispersion(0)), "Likelihood.Dispersion.Dispersion", "0" },
            { Counts(new LearnedDispersion(Floor: -1)), "Likelihood.Dispersion.Floor", "-1" },
            { Counts(new LearnedDispersion(Initial: double.NaN)), "Likelihood.Dispersion.Initial", "NaN" },
            { Refusal.Valid with { Objective = new EvidenceLowerBound(0) }, "Objective.Beta", "0" },
            { Refusal.Valid with { Objective = new EvidenceLowerBound(double.NaN) }, "Objective.Beta", "NaN" },
            { Refusal.Valid with { Objective = new EvidenceLowerBound(double.PositiveInfinity) }, "Objective.Beta", "Infinity" },
        };

    [Theory]
    [MemberData(nameof(Missing))]
    public void A_missing_argument_is_named_with_what_to_give(VaeSpec spec, string path, string what) =>
        Refusal.Is(spec, new SpecProblem("FVAE1001", path, $"{path} is null; give {what}"));

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Degrees_of_freedom_that_give_no_variance_are_named_with_their_value(DegreesOfFreedom degrees, string name, string what)
    {
        var path = $"Likelihood.Degrees.{name}";
        Refusal.Is(
            Refusal.Valid with
            {
                Likelihood = new StudentTLikelihood(new FixedVariance(), degrees),
            },
            new SpecProblem("FVAE2001", path, $"{path} must be a finite number above {what}")
        );
    }

    [Theory]
    [MemberData(nameof(NotPositive))]
    public void A_value_that_is_not_positive_is_named_with_its_value(VaeSpec spec, string path, string value) =>
        Refusal.Is(spec, new SpecProblem("FVAE2001", path, $"{path} must be positive, was {value}"));

    public static TheoryData<VaeSpec, string, string> OutOfRange { get; } =
        new()
        {
            { Counts(new FixedDispersion(1e-7)), "Likelihood.Dispersion.Dispersion", "1E-07" },
            { Counts(new LearnedDispersion(Floor: 1e7)), "Likelihood.Dispersion.Floor", "10000000" },
            { Counts(new LearnedDispersion(Initial: 1e-9)), "Likelihood.Dispersion.Initial", "1E-09" },
        };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_dispersion_that_float32_cannot_compute_with_is_named_with_its_value(VaeSpec spec, string path, string value) =>
        Refusal.Is(
            spec,
            new SpecProblem(
                "FVAE2001",
                path,
                $"{path} must be from 1e-6 to 1e6, was {value}"
                    + (
                        double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) < 1
                            ? "; counts without more spread than that are PoissonLikelihood's"
                            : ""
                    )
            )
        );

    [Fact]
    public void Dispersions_at_the_ends_of_the_range_are_taken()
    {
        Refusal.Is(Counts(new FixedDispersion(1e-6)));
        Refusal.Is(Counts(new LearnedDispersion(Floor: 1e-6, Initial: 1e6)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(double.NaN, "NaN")]
    public void A_rate_of_dropout_outside_the_open_unit_interval_is_named_with_its_value(double rate, string value) =>
        Refusal.Is(
            Refusal.Valid with
            {
                Decoder = [new Dense(6), new Dropout(rate)],
            },
            new SpecProblem("FVAE2001", "Decoder[1].Rate", $"Decoder[1].Rate must be positive and less than 1, was {value}")
        );

    [Fact]
    public void Every_size_of_an_image_is_looked_at() =>
        Refusal.Is(
            Refusal.Valid with
            {
                Input = new Image(-1, -2, -3),
            },
            new SpecProblem("FVAE2001", "Input.Height", "Input.Height must be positive, was -1"),
            new SpecProblem("FVAE2001", "Input.Width", "Input.Width must be positive, was -2"),
            new SpecProblem("FVAE2001", "Input.Channels", "Input.Channels must be positive, was -3")
        );

    private static VaeSpec Counts(OutputDispersion dispersion) =>
        Refusal.Valid with
        {
            Input = new Features(3, ValueDomain.Count),
            Likelihood = new NegativeBinomialLikelihood(dispersion),
        };

    [Fact]
    public void No_specification_is_an_error_of_the_caller() => Assert.Throws<ArgumentNullException>("spec", () => SpecRules.Check(null!));
}
