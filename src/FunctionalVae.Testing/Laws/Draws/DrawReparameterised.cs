namespace FunctionalVae.Testing;

/// <summary>The reparameterised draw.</summary>
internal static class DrawReparameterised
{
    private const double Rounding = 1e-6;

    public static LawDefinition Law { get; } =
        new(
            "draw",
            "Draw is μ + e^(ℓ/2) ε, with a full covariance μ + Lε, within 1e-6 of the sum of the sizes of its terms, a few roundings of float32, and with ε = 0 it is the mean.",
            30,
            CaseRange.Everywhere,
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        var posterior = at.Model.Encode(at.Parameters, at.Examples);
        var drawn = at.Model.Draw(posterior, at.Noise);
        var still = at.Model.Draw(posterior, at.Model.NoiseFromValues(new float[at.Noise.Values.Length]));
        var (mean, logVariance) = (posterior.Mean.Values, GivenBefore.LogVariance(posterior).Values);
        var width = drawn.Width;
        for (var i = 0; i < drawn.Values.Length; i++)
        {
            var move = Math.Exp(0.5 * logVariance.Span[i]) * at.Noise.Values.Span[i];
            var (m, size) = ((double)mean.Span[i], Math.Abs(mean.Span[i]) + Math.Abs(move));
            for (var j = 0; j < i % width && posterior.Factor is { } factor; j++)
            {
                var below = factor[i / width, i % width, j] * at.Noise[i / width].Span[j];
                (move, size) = (move + below, size + Math.Abs(below));
            }

            yield return new("draw", m + move, drawn.Values.Span[i], Rounding * size, i / width, i % width);
            yield return new("draw without noise", m, still.Values.Span[i], float.Epsilon, i / width, i % width);
        }
    }
}
