using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong gradients of bounds that are right themselves.</summary>
internal static class GradientMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        BoundMutants.Of(
            "softmax of the loss",
            "weights softmax(−log w): the worst draw weighs most",
            formulas =>
                formulas with
                {
                    NormalizedWeights = weights => ImportanceWeights.FromLogs(RealVector.From(weights.Logs.Select(log => -log))).Normalized,
                }
        ),
        BoundMutants.Of(
            "equal weights",
            "1/k each: the gradient of the ELBO under the name of IWAE's",
            formulas => formulas with { NormalizedWeights = weights => RealVector.From(weights.Logs.Select(_ => 1.0 / weights.Draws)) }
        ),
        BoundMutants.Of(
            "weights not detached",
            "the gradient of Σ w̃ log w through w̃ too: w̃ᵢ·(1 + log wᵢ − Σ w̃ log w)",
            formulas => formulas with { NormalizedWeights = NotDetached }
        ),
        BoundMutants.Of(
            "weights not normalised",
            "w itself, as from a shift by its greatest alone",
            formulas =>
                formulas with
                {
                    NormalizedWeights = weights => RealVector.From(weights.Logs.Select(log => Math.Exp(log - weights.Logs.Max()))),
                }
        ),
        BoundMutants.Of(
            "doubly reparameterised with w̃",
            "the weights not squared: the gradient is biased",
            formulas => formulas with { DoublyReparameterizedWeights = weights => weights.Normalized }
        ),
        BoundMutants.Of(
            "log-variance taken for log-deviation",
            "∂z/∂ℓ = σ·ε without ½",
            formulas => formulas with { Pathwise = (q, noise, slope) => new(slope, q.Deviation * noise * slope) }
        ),
        BoundMutants.Of(
            "score by the variance",
            "∂ log q/∂μ = ε/σ² instead of ε/σ",
            formulas => formulas with { Score = (q, noise) => new(noise / q.Variance, 0.5 * ((noise * noise) - 1)) }
        ),
        BoundMutants.Of(
            "score left in",
            "the whole derivative of log w: right in the mean, noisy at the optimum",
            formulas =>
                formulas with
                {
                    Pathwise = (q, noise, slope) => new Formulas().Pathwise(q, noise, slope) + (-1 * new Formulas().Score(q, noise)),
                }
        ),
    ];

    private static RealVector NotDetached(ImportanceWeights weights)
    {
        var normalized = weights.Normalized;
        var mean = normalized.Zip(weights.Logs, (weight, log) => weight * log).Sum();
        return RealVector.From(normalized.Zip(weights.Logs, (weight, log) => weight * (1 + log - mean)));
    }
}
