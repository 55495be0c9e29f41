using FsCheck.Fluent;
using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Gradients with respect to a posterior's mean and log-variance, their means by quadrature.</summary>
internal static class GradientLaws
{
    private static readonly GaussHermite Fine = GaussHermite.Rule(80);

    private static readonly GaussHermite Coarse = GaussHermite.Rule(24);

    public static IReadOnlyList<Law> All { get; } =
    [
        new(
            BoundLaws.Area,
            "pathwise = score function",
            "E f′(z) ∂z = E f(z) ∂ log q(z) for f = log p(x = 1|z)·p(z) of a Bernoulli decoder, by quadrature; of the estimators' mathematics, both written in the test",
            50,
            (formulas, _) =>
                Prop.ForAll(
                    ConjugateCase.Single,
                    value =>
                    {
                        var q = Normal.FromLogVariance(value.MeanQ[0], 0.5 * value.LogVarianceQ[0]);
                        double Logit(double z) => (value.Slope[0] * z) + value.Offset[0];
                        double F(double z) => -SpecialFunctions.Softplus(-Logit(z)) - (0.5 * z * z);
                        double Slope(double z) => (value.Slope[0] * SpecialFunctions.Sigmoid(-Logit(z))) - z;
                        return Mean(Fine, noise => formulas.Pathwise(q, noise, Slope(Draw(q, noise))))
                            .Near(Mean(Fine, noise => F(Draw(q, noise)) * formulas.Score(q, noise)), 1e-6);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "adjoint of the draw",
            "⟨z̄, J·v⟩ = ⟨Jᵀ·z̄, v⟩ for z = μ + e^(ℓ/2)·ε, J by central differences of the sampler under one key; J is the library's, Jᵀ written in the test",
            50,
            (formulas, key) =>
                Prop.ForAll(ConjugateCase.Single, value => Near.Of(ForwardOfDraw(value, key), BackwardOfDraw(formulas, value, key), 1e-7))
        ),
        new(
            BoundLaws.Area,
            "adjoint of IWAE",
            "⟨w̃, v⟩ is the derivative of IWAE along v, by central differences",
            50,
            (formulas, _) =>
                Prop.ForAll(
                    Hard.Number(5).ArrayOf(5).ToArbitrary(),
                    Hard.Unit.ArrayOf(5).ToArbitrary(),
                    (logs, direction) =>
                    {
                        ImportanceWeights Moved(double step) =>
                            ImportanceWeights.FromLogs(RealVector.From(logs.Zip(direction, (log, v) => log + (step * v))));
                        return Near.Of(
                            formulas.NormalizedWeights(Moved(0)).Zip(direction, (weight, v) => weight * v).Sum(),
                            (formulas.Iwae(Moved(1e-5)) - formulas.Iwae(Moved(-1e-5))) / 2e-5,
                            1e-8
                        );
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "sticking the landing",
            "the gradient of one draw without the score of q is 0 for every draw where q is the posterior, and has the ELBO's gradient as its mean elsewhere; of the estimator's mathematics, written in the test",
            50,
            (formulas, key) =>
                Prop.ForAll(
                    ConjugateCase.Single,
                    value =>
                    {
                        var (posterior, q) = (value.Posterior.Marginal(0), value.Q.Marginal(0));
                        Gradients At(Normal r, double noise) => formulas.Pathwise(r, noise, value.LogWeightSlope(r, Draw(r, noise)));
                        return At(posterior, Normal.Standard.Sample(key)).Near(new(0, 0), 1e-10)
                            && Mean(Coarse, noise => At(q, noise)).Near(ElboGradient(formulas, value, q), 1e-6);
                    }
                )
        ),
        new(
            BoundLaws.Area,
            "doubly reparameterised",
            "E Σ w̃ᵢ² ∂zᵢ log wᵢ·∂zᵢ = E Σ w̃ᵢ ∂ log wᵢ for q's parameters and two draws, by quadrature; the weights are the library's, the gradients written in the test",
            4,
            (formulas, _) =>
                Prop.ForAll(
                    ConjugateCase.Single,
                    value => TwoDraws(formulas, value, doubly: true).Near(TwoDraws(formulas, value, doubly: false), 1e-5)
                )
        ),
    ];

    private static double Draw(Normal q, double noise) => q.Mean + (q.Deviation * noise);

    private static Gradients Mean(GaussHermite rule, Func<double, Gradients> gradient) =>
        rule.Nodes.Zip(rule.Weights, (node, weight) => weight * gradient(node)).Aggregate((left, right) => left + right);

    private static double ForwardOfDraw(ConjugateCase value, Key key)
    {
        double Moved(double step) =>
            Normal.FromLogVariance(value.MeanQ[0] + (step * value.Slope[0]), value.LogVarianceQ[0] + (step * value.Offset[0])).Sample(key);
        return value.Point[0] * (Moved(1e-5) - Moved(-1e-5)) / 2e-5;
    }

    private static double BackwardOfDraw(Formulas formulas, ConjugateCase value, Key key)
    {
        var gradients = formulas.Pathwise(value.Q.Marginal(0), Normal.Standard.Sample(key), value.Point[0]);
        return (gradients.Mean * value.Slope[0]) + (gradients.LogVariance * value.Offset[0]);
    }

    private static Gradients ElboGradient(Formulas formulas, ConjugateCase value, Normal q)
    {
        double Elbo(double mean, double logVariance) =>
            value.AnalyticElbo(formulas, DiagonalNormal.FromLogVariance([q.Mean + mean], [q.LogVariance + logVariance]));
        const double step = 1e-5;
        return new((Elbo(step, 0) - Elbo(-step, 0)) / (2 * step), (Elbo(0, step) - Elbo(0, -step)) / (2 * step));
    }

    private static Gradients TwoDraws(Formulas formulas, ConjugateCase value, bool doubly)
    {
        var q = value.NearPosterior;
        double LogWeight(double noise) => value.LogJoint(formulas, [Draw(q, noise)]) - q.LogProbability(Draw(q, noise)).Nats;
        Gradients Along(double noise) => formulas.Pathwise(q, noise, value.LogWeightSlope(q, Draw(q, noise)));
        Gradients Term(double noise) => doubly ? Along(noise) : Along(noise) + (-1 * formulas.Score(q, noise));
        return Mean(
            Coarse,
            first =>
                Mean(
                    Coarse,
                    second =>
                    {
                        var weights = ImportanceWeights.FromLogs([LogWeight(first), LogWeight(second)]);
                        var factors = doubly ? formulas.DoublyReparameterizedWeights(weights) : formulas.NormalizedWeights(weights);
                        return (factors[0] * Term(first)) + (factors[1] * Term(second));
                    }
                )
        );
    }
}
