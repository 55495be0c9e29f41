namespace FunctionalVae.Testing;

/// <summary>The model's objective and gradient against those of the float64 interpreter, element by element.</summary>
internal static class GradientOracle
{
    private const double Relative = 1e-5;

    public static LawDefinition Law { get; } =
        new(
            "gradient-oracle",
            "Objective and gradient are the float64 interpreter's, the objective within 1e-5 of max(1, its terms) and twice what 16 roundings of the inputs make of it, and each tensor within 1e-5 of its largest element, 5e-7 of the largest gradient, and twice what 16 roundings of the inputs, and 2 of the outputs from which slopes of activations are taken, make of the exact one; where the encoder's gradient is not that of the bound (DrawGradient), 2e-6 of the largest element besides for each nat of the terms, for its draws weigh by the squares of their weights.",
            20,
            CaseRange.Everywhere.UpTo(5),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation given)
    {
        if (KinkFree.Variant(given) is not { } at)
        {
            yield break;
        }

        var exact = new ExactGradient(at);
        var gradient = at.Gradient;
        var terms = Math.Abs(exact.Objective.Reconstruction) + (exact.Objective.Beta * exact.Objective.Kl);
        yield return new(
            "objective",
            exact.Objective.Value,
            gradient.Objective.Value,
            (Relative * Math.Max(1, terms)) + (2 * exact.ObjectiveWander)
        );
        foreach (var tensor in at.Model.Layout.Tensors)
        {
            var tolerance = exact.Tolerance(tensor);
            var values = gradient.Values.Tensor(tensor.Name);
            for (var i = 0; i < tensor.Count; i++)
            {
                yield return new($"gradient of {tensor.Name}", exact.Values[tensor.Offset + i], values.Span[i], tolerance, Place: i);
            }
        }
    }
}
