namespace FunctionalVae.Testing;

/// <summary>The model's float32 gradient against central differences in float64 that know nothing of derivatives.</summary>
internal static class GradientDifference
{
    // Far below the hundredth by which a wrong factor shows, far above what float32 loses.
    private const double Relative = 2e-4;

    public static LawDefinition Law { get; } =
        new(
            "gradient-difference",
            "Along its own direction and along a random one, every tensor's gradient g is the slope (L(θ + hv) − L(θ − hv))/2h of the float64 interpreter's loss with h = 1e-6, in which a divergence of the aggregate posterior holds its matching or plan, within 2e-4·‖g‖, four times what gradient-oracle grants an element, and 4e-9 of the objective's terms for the rounding of the difference; cases within 1e-5 of an activation's kink, where there is no one slope, are replaced.",
            12,
            CaseRange.Everywhere.UpTo(3),
            subject => subject.Model.Spec.Objective.IsGradient ? null : "The encoder is trained by another gradient with the same mean.",
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation given)
    {
        if (KinkFree.Variant(given) is not { } at)
        {
            yield break;
        }

        var exact = new ExactGradient(at);
        var gradient = at.Gradient.Values;
        for (var index = 0; index < at.Model.Layout.Tensors.Count; index++)
        {
            var tensor = at.Model.Layout.Tensors[index];
            var g = Array.ConvertAll(gradient.Tensor(tensor.Name).ToArray(), value => (double)value);
            var norm = Math.Sqrt(g.Sum(value => value * value));
            var key = at.Key.Child(100).Child((ulong)index);
            var random = Enumerable.Range(0, tensor.Count).Select(i => Chance.Sign(key, i) / Math.Sqrt(tensor.Count)).ToArray();
            yield return Along("a random direction", random);
            if (norm > 0)
            {
                yield return Along("its own direction", Array.ConvertAll(g, value => value / norm));
            }

            Finding Along(string name, double[] direction)
            {
                var (slope, rounding) = exact.Difference(tensor, direction);
                // Rounding errors of the elements are independent of the direction: along any one they add up to a few times that of one element.
                var float32 = 4 * exact.Tolerance(tensor);
                var claimed = g.Zip(direction, (value, part) => value * part).Sum();
                return new($"slope of the loss along {name} in {tensor.Name}", slope, claimed, (Relative * norm) + float32 + rounding);
            }
        }
    }
}
