namespace FunctionalVae.Testing;

/// <summary>The divergence of the aggregate posterior, from draws that the model's own functions make.</summary>
internal static class AggregateTerm
{
    private const double Relative = 1e-5;
    private const double Float32 = 2e-6;

    public static LawDefinition Law { get; } =
        new(
            "aggregate-divergence",
            "Beside a gradient, Kl is the weight times the divergence, by its formula in float64, between Draw of the posteriors by the first of two noise vectors of each example and DrawPrior of the second, and in Terms and Evaluate that between Draw of the posteriors and the prior's draws of a stated key, the same for each example of a batch; within 1e-5 of its terms and twice what 16 roundings of the draws make of it. Beside a gradient Reconstruction is the mean of Terms at the first vectors, within 2e-6 of max(1, its size).",
            20,
            CaseRange.Everywhere.Without(ParameterPlace.Wide),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var (first, second) = (Noise(at, 0), Noise(at, 1));
        var formula = new AggregateFormula(at);
        var trained = at.Gradient.Objective;
        yield return Of("divergence beside the gradient", first, at.Model.DrawPrior(at.Parameters, second), trained.Kl);
        var terms = at.Model.Terms(at.Parameters, at.Examples, first);
        var reconstruction = terms.Average(term => term.Reconstruction);
        var size = terms.Average(term => Math.Abs(term.Reconstruction));
        yield return new("Reconstruction beside the gradient", reconstruction, trained.Reconstruction, Float32 * Math.Max(1, size));
        var stated = at.Model.DrawPrior(at.Parameters, AggregateFormula.PriorNoise(at.Model, at.Case.Count));
        foreach (var term in at.Terms)
        {
            yield return Of("divergence of the batch", at.Noise, stated, term.Kl);
        }

        Finding Of(string what, Batch noise, Batch prior, double actual)
        {
            var (value, size, tolerance) = formula.Of(noise, prior);
            return new(what, value, actual, (Relative * size) + tolerance);
        }
    }

    private static Batch Noise(Situation at, int vector) =>
        at.NoiseOf([.. Enumerable.Range(0, at.Case.Count).Select(example => (example * at.NoiseVectors) + vector)]);
}
