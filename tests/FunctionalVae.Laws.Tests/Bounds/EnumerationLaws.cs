using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Expectations over a latent variable of three states, exactly, as sums.</summary>
internal static class EnumerationLaws
{
    // Central differences with a step of 1e-5 in float64.
    private const double Difference = 1e-8;

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            BoundLaws.Area,
            "gap and tightness of three states",
            "log p(x) − E log w = KL(q ‖ p(z|x)); with q = p(z|x) IWAE of 1 to 3 draws is log p(x) for every path",
            50,
            (formulas, _) =>
                Prop.ForAll(
                    DiscreteCase.Any,
                    Gen.Choose(1, 3).ToArbitrary(),
                    (value, draws) =>
                    {
                        var evidence = SpecialFunctions.LogSumExp(value.LogJoint);
                        var posterior = Categorical.FromLogits(RealVector.From(value.LogJoint));
                        var elbo = DiscreteCase.Expectation(
                            value.LogJoint,
                            value.Encoder[0],
                            draws,
                            (_, weights) => formulas.Elbo(weights)
                        );
                        var furthest = 0.0;
                        DiscreteCase.Expectation(
                            value.LogJoint,
                            value.LogJoint,
                            draws,
                            (_, weights) => furthest = Math.Max(furthest, Math.Abs(formulas.Iwae(weights) - evidence))
                        );
                        return Near.Of(evidence - elbo, KullbackLeibler.Categorical(value.Q(0), posterior), 1e-11) && furthest <= 1e-11;
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "gradient of IWAE for the model",
            "E Σ w̃ᵢ ∂ log p(x, zᵢ) = ∂ E IWAE, by enumerating three states with 1 to 3 draws",
            20,
            (formulas, _) =>
                Prop.ForAll(
                    DiscreteCase.Any,
                    Gen.Choose(1, 3).ToArbitrary(),
                    (value, draws) =>
                        Enumerable
                            .Range(0, DiscreteCase.States)
                            .All(state =>
                                Near.Of(
                                    DiscreteCase.Expectation(
                                        value.LogJoint,
                                        value.Encoder[0],
                                        draws,
                                        (states, weights) =>
                                            formulas.NormalizedWeights(weights).Zip(states, (weight, z) => z == state ? weight : 0).Sum()
                                    ),
                                    DiscreteCase.Derivative(
                                        value.LogJoint,
                                        state,
                                        joint =>
                                            DiscreteCase.Expectation(joint, value.Encoder[0], draws, (_, weights) => formulas.Iwae(weights))
                                    ),
                                    Difference
                                )
                            )
                )
        ),
        new(
            BoundLaws.Area,
            "gradient of IWAE for q",
            "E Σ (IWAE − IWAE without draw i − w̃ᵢ) ∂ log q(zᵢ) = ∂ E IWAE, by enumerating three states with 2 or 3 draws",
            20,
            (formulas, _) =>
                Prop.ForAll(
                    DiscreteCase.Any,
                    Gen.Choose(2, 3).ToArbitrary(),
                    (value, draws) =>
                        Enumerable
                            .Range(0, DiscreteCase.States)
                            .All(state =>
                                Near.Of(
                                    DiscreteCase.Expectation(
                                        value.LogJoint,
                                        value.Encoder[0],
                                        draws,
                                        (states, weights) => ScoreGradient(formulas, value.Q(0), state, states, weights)
                                    ),
                                    DiscreteCase.Derivative(
                                        value.Encoder[0],
                                        state,
                                        logits =>
                                            DiscreteCase.Expectation(value.LogJoint, logits, draws, (_, weights) => formulas.Iwae(weights))
                                    ),
                                    Difference
                                )
                            )
                )
        ),
        new(
            BoundLaws.Area,
            "surgery of the ELBO",
            "mean ELBO = mean reconstruction − index mutual information − KL(aggregate ‖ prior) (Hoffman and Johnson 2016)",
            50,
            (formulas, _) => Prop.ForAll(DiscreteCase.Any, value => Near.Of(MeanElbo(formulas, value), Surgery(value), 1e-11))
        ),
    ];

    private static double ScoreGradient(Formulas formulas, Categorical q, int state, int[] states, ImportanceWeights weights)
    {
        var bound = formulas.Iwae(weights);
        var others = formulas.LeaveOneOutIwae(weights);
        var normalized = formulas.NormalizedWeights(weights);
        return states.Select((z, i) => (bound - others[i] - normalized[i]) * ((z == state ? 1 : 0) - q.Mean[state])).Sum();
    }

    private static double MeanElbo(Formulas formulas, DiscreteCase value)
    {
        var prior = Categorical.FromLogits(RealVector.From(value.Prior));
        return value
            .LogLikelihoods.Select(
                (_, example) =>
                    formulas.AnalyticElbo(Reconstruction(value, example), [KullbackLeibler.Categorical(value.Q(example), prior)])
            )
            .Average();
    }

    private static double Surgery(DiscreteCase value)
    {
        Categorical[] posteriors = [.. value.Encoder.Select((_, example) => value.Q(example))];
        var aggregate = Categorical.FromLogits(
            RealVector.From(Enumerable.Range(0, DiscreteCase.States).Select(z => Math.Log(posteriors.Average(q => q.Mean[z]))))
        );
        return value.LogLikelihoods.Select((_, example) => Reconstruction(value, example).Sum()).Average()
            - posteriors.Average(q => KullbackLeibler.Categorical(q, aggregate))
            - KullbackLeibler.Categorical(aggregate, Categorical.FromLogits(RealVector.From(value.Prior)));
    }

    private static RealVector Reconstruction(DiscreteCase value, int example) =>
        RealVector.From(value.LogLikelihoods[example].Select(row => value.Q(example).Mean.Zip(row, (mass, log) => mass * log).Sum()));
}
