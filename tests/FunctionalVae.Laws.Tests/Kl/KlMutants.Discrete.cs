using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

internal static partial class KlMutants
{
    private static Mutant[] Discrete =>
        [
            New(
                "one outcome forgotten",
                "P log P/P′ of the outcome 1 alone, as of a cross-entropy of two classes with one term",
                f => f with { KlBernoulli = (q, p) => q.Mean * (SpecialFunctions.Softplus(-p.Logit) - SpecialFunctions.Softplus(-q.Logit)) }
            ),
            New(
                "probabilities clamped",
                "probabilities held between 1e-7 and 1 − 1e-7 before the logarithm",
                f =>
                    f with
                    {
                        KlBernoulli = (q, p) =>
                            (Clamped(q.Mean) * Math.Log(Clamped(q.Mean) / Clamped(p.Mean)))
                            + (Clamped(1 - q.Mean) * Math.Log(Clamped(1 - q.Mean) / Clamped(1 - p.Mean))),
                    }
            ),
            New("swapped arguments, Bernoulli", "KL(p ‖ q)", f => f with { KlBernoulli = Swapped(f.KlBernoulli) }),
            New("doubled, Bernoulli", "both outcomes counted twice", f => f with { KlBernoulli = Times(2, f.KlBernoulli) }),
            New(
                "textbook form, categorical",
                "Σ P·log(P/P′) of probabilities: no number where one underflows, and negative near q = p",
                f => f with { KlCategorical = (q, p) => q.Mean.Zip(p.Mean, (a, b) => a * Math.Log(a / b)).Sum() }
            ),
            New(
                "mean over outcomes",
                "the sum divided by the number of outcomes",
                f => f with { KlCategorical = (q, p) => KullbackLeibler.Categorical(q, p) / q.Outcomes }
            ),
            New(
                "logits not normalised",
                "Σ P·(l − l′) of the logits as given",
                f =>
                    f with
                    {
                        KlCategorical = (q, p) => q.Mean.Zip(q.Logits.Zip(p.Logits, (a, b) => a - b), (mass, ratio) => mass * ratio).Sum(),
                    }
            ),
            New("swapped arguments, categorical", "KL(p ‖ q)", f => f with { KlCategorical = Swapped(f.KlCategorical) }),
            New("wrong sign, categorical", "−KL(q ‖ p)", f => f with { KlCategorical = Times(-1, f.KlCategorical) }),
            New("halved, categorical", "½KL(q ‖ p)", f => f with { KlCategorical = Times(0.5, f.KlCategorical) }),
        ];

    private static Mutant[] Estimates =>
        [
            New(
                "NaN dropped",
                "terms that are not a number are left out of the mean, as error[error == error] does",
                f => f with { EstimateFromTerms = terms => Estimate.FromTerms([.. terms.Where(term => !double.IsNaN(term))]) }
            ),
            New(
                "deviation for standard error",
                "the terms' standard deviation, not divided by √n",
                f =>
                    f with
                    {
                        EstimateFromTerms = terms =>
                            Estimate.FromTerms(terms) is var estimate
                                ? estimate with
                                {
                                    StandardError = estimate.StandardError * Math.Sqrt(estimate.Draws),
                                }
                                : estimate,
                    }
            ),
        ];

    private static double Clamped(double probability) => Math.Clamp(probability, 1e-7, 1 - 1e-7);
}
