namespace FunctionalVae.Spec.Tests;

/// <summary>Which reconstruction terms are taken for which values, and what is said where they are not, word for word.</summary>
public sealed class DomainMessageTests
{
    private const string RealValues = "real numbers; use SquaredErrorLikelihood, or declare the domain that the data has";

    public static TheoryData<Reconstruction, ValueDomain, Binarization> Taken { get; } =
        new()
        {
            { new BernoulliLikelihood(), ValueDomain.Binary, Binarization.None },
            { new BernoulliLikelihood(), ValueDomain.UnitInterval, Binarization.Dynamic },
            { new GreyCrossEntropy(), ValueDomain.UnitInterval, Binarization.None },
            { new SquaredErrorLikelihood(), ValueDomain.UnitInterval, Binarization.None },
            { new NormalLikelihood(new FixedVariance()), ValueDomain.Real, Binarization.None },
            { new PoissonLikelihood(), ValueDomain.Count, Binarization.None },
            { new NegativeBinomialLikelihood(new FixedDispersion()), ValueDomain.Count, Binarization.None },
            { new CategoricalLikelihood(3), ValueDomain.OneHot, Binarization.None },
        };

    public static TheoryData<Reconstruction, ValueDomain, Binarization, string> Refused { get; } =
        new()
        {
            {
                new BernoulliLikelihood(),
                ValueDomain.UnitInterval,
                Binarization.None,
                "BernoulliLikelihood models binary values, but the input's values are grey, in [0, 1]; declare a Binarization (Dynamic, Once or Threshold) or ValueDomain.Binary on the input, or use GreyCrossEntropy, which is not a likelihood"
            },
            {
                new BernoulliLikelihood(),
                ValueDomain.Real,
                Binarization.None,
                "BernoulliLikelihood models binary values, but the input's values are " + RealValues
            },
            {
                new GreyCrossEntropy(),
                ValueDomain.UnitInterval,
                Binarization.Once,
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are binary; use BernoulliLikelihood, which is the same sum and a true likelihood"
            },
            {
                new GreyCrossEntropy(),
                ValueDomain.Real,
                Binarization.None,
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are " + RealValues
            },
            {
                new SquaredErrorLikelihood(),
                ValueDomain.Binary,
                Binarization.None,
                "SquaredErrorLikelihood is a density over real values, but the input's values are binary; use BernoulliLikelihood"
            },
            {
                new NormalLikelihood(new FixedVariance()),
                ValueDomain.UnitInterval,
                Binarization.Threshold,
                "NormalLikelihood is a density over real values, but the input's values are binary; use BernoulliLikelihood"
            },
            {
                new NormalLikelihood(new FixedVariance()),
                ValueDomain.Count,
                Binarization.None,
                "NormalLikelihood is a density over real values, but the input's values are counts; use PoissonLikelihood or NegativeBinomialLikelihood, or declare ValueDomain.Real"
            },
            {
                new BernoulliLikelihood(),
                ValueDomain.Count,
                Binarization.None,
                "BernoulliLikelihood models binary values, but the input's values are counts; use PoissonLikelihood"
            },
            {
                new GreyCrossEntropy(),
                ValueDomain.Count,
                Binarization.None,
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are counts; use PoissonLikelihood"
            },
            {
                new PoissonLikelihood(),
                ValueDomain.Real,
                Binarization.None,
                "PoissonLikelihood models counts, but the input's values are real numbers; use NormalLikelihood, or declare ValueDomain.Count for data of whole numbers"
            },
            {
                new PoissonLikelihood(),
                ValueDomain.UnitInterval,
                Binarization.Once,
                "PoissonLikelihood models counts, but the input's values are binary; use BernoulliLikelihood"
            },
            {
                new NegativeBinomialLikelihood(new LearnedDispersion()),
                ValueDomain.UnitInterval,
                Binarization.None,
                "NegativeBinomialLikelihood models counts, but the input's values are grey, in [0, 1]; use SquaredErrorLikelihood, or declare ValueDomain.Count for data of whole numbers"
            },
            {
                new NormalLikelihood(new FixedVariance()),
                ValueDomain.OneHot,
                Binarization.None,
                "NormalLikelihood is a density over real values, but the input's values are one-hot; use CategoricalLikelihood, or declare ValueDomain.Real"
            },
            {
                new BernoulliLikelihood(),
                ValueDomain.OneHot,
                Binarization.None,
                "BernoulliLikelihood models binary values, each by itself, but the input's values are one-hot; use CategoricalLikelihood"
            },
            {
                new GreyCrossEntropy(),
                ValueDomain.OneHot,
                Binarization.None,
                "GreyCrossEntropy is for grey values in [0, 1], but the input's values are one-hot; use CategoricalLikelihood"
            },
            {
                new PoissonLikelihood(),
                ValueDomain.OneHot,
                Binarization.None,
                "PoissonLikelihood models counts, but the input's values are one-hot; use CategoricalLikelihood"
            },
            { new CategoricalLikelihood(3), ValueDomain.UnitInterval, Binarization.Once, OneHot("binary; use BernoulliLikelihood") },
            { new CategoricalLikelihood(3), ValueDomain.Count, Binarization.None, OneHot("counts; use PoissonLikelihood") },
            {
                new CategoricalLikelihood(3),
                ValueDomain.UnitInterval,
                Binarization.None,
                OneHot("grey, in [0, 1]; use SquaredErrorLikelihood")
            },
            { new CategoricalLikelihood(3), ValueDomain.Real, Binarization.None, OneHot("real numbers; use NormalLikelihood") },
        };

    private static string OneHot(string what) =>
        $"CategoricalLikelihood models one-hot values, but the input's values are {what}, or declare ValueDomain.OneHot for groups of which one value is 1";

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_reconstruction_term_is_taken_for_its_own_domain(Reconstruction term, ValueDomain domain, Binarization binarization) =>
        Refusal.Is(Refusal.Valid with { Likelihood = term, Input = new Features(3, domain, binarization) });

    [Theory]
    [MemberData(nameof(Refused))]
    public void Another_domain_is_refused_with_what_to_use(
        Reconstruction term,
        ValueDomain domain,
        Binarization binarization,
        string message
    ) =>
        Refusal.Is(
            Refusal.Valid with
            {
                Likelihood = term,
                Input = new Features(3, domain, binarization),
            },
            new SpecProblem("FVAE2006", "Likelihood", message)
        );

    [Theory]
    [InlineData(ValueDomain.Binary)]
    [InlineData(ValueDomain.Real)]
    [InlineData(ValueDomain.Count)]
    [InlineData(ValueDomain.OneHot)]
    public void Only_grey_values_can_be_binarized(ValueDomain domain) =>
        Refusal.Is(
            Refusal.Valid with
            {
                Likelihood = new BernoulliLikelihood(),
                Input = new Image(4, 3, 1, domain, Binarization.Once),
            },
            new SpecProblem(
                "FVAE2006",
                "Input.Binarization",
                $"Binarization.Once turns grey values in [0, 1] into binary ones, but the input's domain is ValueDomain.{domain}; remove the binarization or declare ValueDomain.UnitInterval"
            )
        );
}
