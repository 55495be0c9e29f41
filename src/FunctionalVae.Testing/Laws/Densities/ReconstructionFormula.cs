namespace FunctionalVae.Testing;

/// <summary>The reconstruction term from the model's own decoded means, by the likelihood's formula.</summary>
internal static class ReconstructionFormula
{
    public static LawDefinition Law { get; } =
        new(
            "reconstruction-closed-form",
            "Reconstruction of each example is what the term's formula gives in float64, Σ [x log x̂ + (1 − x) log(1 − x̂)] for binary and grey values and −½ Σ [(x − x̂)²/σ² + log σ² + log 2π] for normal ones, −Σ [d/b + log 2b] with the distance d from x̂ for Laplace ones, the logarithm of Student's density for its and of their masses for counts and categories, x̂ being Decode of the posterior's Draw and σ² the specification's, or floor + e^s, within a few roundings of x̂ to float32 and twice what 16 roundings of the draw make of it; for binary and grey values and categories where every x̂ is below 0.999, for 1 − x̂ has no digits left beside it.",
            20,
            CaseRange.Everywhere.Without(ParameterPlace.Wide),
            Applies.Always,
            Findings
        );

    private static IEnumerable<Finding> Findings(Situation at)
    {
        const double sixteen = 16.0 / (1 << 24);
        var formula = ReconstructionTerms.Of(at);
        var draws = at.Model.Draw(at.Model.Encode(at.Parameters, at.Examples), at.Noise);
        var mean = at.Model.Decode(at.Parameters, draws);
        var beside = at.Model.Decode(
            at.Parameters,
            at.Model.LatentsFrom(draws.Values.ToArray().Select((z, i) => (float)(z * (1 + (sixteen * Chance.Sign(at.Key, i))))))
        );
        var terms = at.Terms;
        for (var i = 0; i < terms.Count; i++)
        {
            if (!formula.Shows(mean[i].Span) || !formula.Shows(beside[i].Span))
            {
                continue;
            }

            var (exact, rounding) = formula.Of(mean[i], at.Examples[i]);
            var wander = Math.Abs(formula.Of(beside[i], at.Examples[i]).Value - exact);
            yield return new("reconstruction", exact, terms[i].Reconstruction, rounding + (2 * wander), i);
        }
    }
}
