using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Divergences of one example's posterior (μ, ℓ) from N(0, v·I) in float64, by their definitions for two normals.</summary>
internal static class PosteriorDivergenceInterpreter
{
    public static Dual Of(DivergenceForm form, Dual[] head, double variance)
    {
        Dual sum = 0;
        var k = head.Length / 2;
        for (var i = 0; i < k; i++)
        {
            sum += OfDimension(form, head[i], Dual.Exp(head[k + i]), variance);
        }

        return sum;
    }

    private static Dual OfDimension(DivergenceForm form, Dual mean, Dual own, double variance)
    {
        switch (form.Function)
        {
            case nameof(SquaredWasserstein):
                var apart = Dual.Sqrt(own) - Math.Sqrt(variance);
                return (mean * mean) + (apart * apart);
            case "Jeffreys":
                return Kl(mean, own, variance) + Kl(mean, variance, own);
            case "Renyi":
                var order = form.Numbers[0].Value;
                // log (σ₂/σ₁) + 1/(2(α − 1)) log (σ₂²/σ*²) + α d²/(2σ*²), σ*² = α σ₂² + (1 − α) σ₁².
                var mixed = (order * variance) + ((1 - order) * own);
                return (0.5 * (Math.Log(variance) - Dual.Log(own)))
                    + (0.5 / (order - 1) * (Math.Log(variance) - Dual.Log(mixed)))
                    + (0.5 * order * mean * mean / mixed);
            default:
                throw new NotSupportedException($"The interpreter does not know {form.Function}.");
        }
    }

    // Of N(·, from) from N(·, to), whose means are so far apart.
    private static Dual Kl(Dual apart, Dual from, Dual to) => 0.5 * (Dual.Log(to) - Dual.Log(from) + ((from + (apart * apart)) / to) - 1);
}
