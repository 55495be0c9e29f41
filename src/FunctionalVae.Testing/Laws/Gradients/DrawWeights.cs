namespace FunctionalVae.Testing;

/// <summary>The gradient of the importance-weighted bound is that of its draws, weighed by w̃.</summary>
internal static class DrawWeights
{
    private const double Relative = 1e-5;
    private const double Rounding = 1e-6;

    // What an error of a log-weight does to its weight.
    private const double Weights = 1e-6;

    public static LawDefinition Law { get; } =
        new(
            "draw-weights",
            "One example's gradient of the bound log (1/K) Σ w is Σ w̃ₖ gₖ, where w̃ = w / Σ w follows from Terms, and gₖ is the gradient with the k-th noise vector in place of all K, whose weights are equal: within 1e-5 of each tensor's largest element among all gₖ, 1e-6 of the largest gradient, and 1e-6 of both for each nat of the log-weights.",
            12,
            CaseRange.Everywhere.UpTo(1),
            subject => subject.Model.Spec.Objective is ImportanceWeighted ? null : "The trained objective has one draw of each posterior.",
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var draws = WeighedDraws.Of(at)[0];
        var alone = Enumerable.Range(0, at.Draws).Select(Alone).ToList();
        var whole = at.Gradient.Values;
        var largest = alone.Max(gradient => Largest(gradient.Values));
        var nats = Weights * draws.Terms.Max(term => Math.Abs(term.Reconstruction) + Math.Abs(term.LogPriorRatio));
        foreach (var tensor in at.Model.Layout.Tensors)
        {
            var scale = alone.Max(gradient => Largest(gradient.Tensor(tensor.Name)));
            var tolerance = ((Relative + nats) * scale) + ((Rounding + nats) * largest);
            for (var i = tensor.Offset; i < tensor.Offset + tensor.Count; i++)
            {
                var expected = alone.Zip(draws.Normalised, (gradient, weight) => weight * gradient.Values.Span[i]).Sum();
                yield return new($"gradient of {tensor.Name}", expected, whole.Values.Span[i], tolerance, Place: i - tensor.Offset);
            }
        }

        ParameterVector Alone(int draw) =>
            at.Model.Differentiate(at.Parameters, at.Examples, at.NoiseOf([.. Enumerable.Repeat(draw, at.Draws)])).Values;
    }

    private static double Largest(ReadOnlyMemory<float> values) => values.ToArray().Max(value => Math.Abs((double)value));
}
