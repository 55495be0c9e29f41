using FunctionalVae.Passes;

namespace FunctionalVae.Testing;

/// <summary>The gradient of the importance-weighted bound is that of its draws, weighed by w̃; doubly reparameterised, w̃² for the encoder.</summary>
internal static class DrawWeights
{
    private const double Relative = 1e-5;
    private const double Rounding = 1e-6;

    // What an error of a log-weight does to its weight.
    private const double Weights = 1e-6;

    // Where K equal draws leave next to nothing of a gradient, nothing can be divided by it.
    private const double LeastShare = 0.05;

    public static LawDefinition Law { get; } =
        new(
            "draw-weights",
            "One example's gradient of the bound log (1/K) Σ w is Σ w̃ₖ gₖ, where w̃ = w / Σ w follows from Terms, and gₖ is the gradient with the k-th noise vector in place of all K, whose weights are equal: within 1e-5 of each tensor's largest element among all gₖ, 1e-6 of the largest gradient, and 1e-6 of both for each nat of the log-weights. Doubly reparameterised gradients of the encoder weigh by w̃ (1 − β + β w̃) in place of w̃, and gₖ has the same of 1/K.",
            12,
            CaseRange.Everywhere.UpTo(1),
            Applying,
            Findings
        );

    private static string? Applying(Subject subject) =>
        subject.Model.Spec.Objective is not ImportanceWeighted weighted ? "The trained objective has one draw of each posterior."
        : Math.Abs(OfEncoder(weighted, 1.0 / weighted.Draws)) < LeastShare
            ? "K equal draws have next to no gradient of the encoder at this β."
        : subject.Model.Layout.OwnExamples is not null && !weighted.IsGradient
            ? "The encoder is trained through its prior too, where draws weigh by the bound's own weights."
        : null;

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var draws = WeighedDraws.Of(at)[0];
        var weighted = (ImportanceWeighted)at.Model.Spec.Objective;
        double[] ofEncoder =
        [
            .. draws.Normalised.Select(weight => weight * OfEncoder(weighted, weight) / OfEncoder(weighted, 1.0 / weighted.Draws)),
        ];
        var encoder = Plan.Of(at.Model.Spec)
            .Training.EncodeOps.SelectMany(operation => operation.Tensors)
            .Select(tensor => tensor.Name)
            .ToHashSet();
        var alone = Enumerable.Range(0, at.Draws).Select(Alone).ToList();
        var whole = at.Gradient.Values;
        var largest = alone.Max(gradient => Largest(gradient.Values));
        var nats = Weights * draws.Nats;
        foreach (var tensor in at.Model.Layout.Tensors)
        {
            var scale = alone.Max(gradient => Largest(gradient.Tensor(tensor.Name)));
            var weights = encoder.Contains(tensor.Name) ? ofEncoder : draws.Normalised;
            var most = Math.Max(1, weights.Sum(Math.Abs));
            var tolerance = most * (((Relative + nats) * scale) + ((Rounding + nats) * largest));
            for (var i = tensor.Offset; i < tensor.Offset + tensor.Count; i++)
            {
                var expected = alone.Zip(weights, (gradient, weight) => weight * gradient.Values.Span[i]).Sum();
                yield return new($"gradient of {tensor.Name}", expected, whole.Values.Span[i], tolerance, Place: i - tensor.Offset);
            }
        }

        ParameterVector Alone(int draw) =>
            at.Model.Differentiate(at.Parameters, at.Examples, at.NoiseOf([.. Enumerable.Repeat(draw, at.Draws)])).Values;
    }

    private static double OfEncoder(ImportanceWeighted weighted, double weight) =>
        weighted.Gradient == DrawGradient.DoublyReparameterized ? 1 - weighted.Beta + (weighted.Beta * weight) : 1;

    private static double Largest(ReadOnlyMemory<float> values) => values.ToArray().Max(value => Math.Abs((double)value));
}
