using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// Rényi's divergence of order α (Rényi 1961; of normals: Gil, Alajaji and Linder 2013), in nats:
/// 1/(α − 1)·log ∫ qᵅ p¹⁻ᵅ = ½ Σ [log s/(1 − α) − Δ + α·μ²/(v·s)] with s = α + (1 − α) e^Δ. It rises with α, from 0 at 0 to the Kullback–Leibler divergence at 1.
/// </summary>
/// <param name="Order">α, above 0 and below 1. Above 1 it is infinite for posteriors that are wide enough; at 1 it is the Kullback–Leibler divergence.</param>
public sealed record RenyiDivergence(double Order) : PosteriorDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() => SpecText.New(nameof(RenyiDivergence), (nameof(Order), Order));

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"Rényi's divergence of order {Order:G6}");

    /// <inheritdoc/>
    public override string Symbol => FormattableString.Invariant($"Rényi({Order:G6})");

    internal override DivergenceForm Form =>
        new(
            "Renyi",
            $"½ Σ (log s / (1 − α) − Δ + α · mean² / (v · s)), s = α + (1 − α) exp(Δ), α = {SpecText.Literal(Order).TrimEnd('d')}",
            [new("order", Order)]
        );

    internal override void Check(string path, ProblemList problems)
    {
        if (!(Order > 0 && Order < 1))
        {
            var order = $"{path}.{nameof(Order)}";
            problems.Add(
                RuleCodes.UnfitObjective,
                order,
                Order == 1
                    ? $"{order} is 1, where Rényi's divergence is the Kullback–Leibler divergence; take new {nameof(EvidenceLowerBound)}() as {path.Split('.')[0]}, or an order above 0 and below 1"
                    : $"{order} is {SpecText.Literal(Order).TrimEnd('d')}; take an order above 0 and below 1, where Rényi's divergence of normals is finite for every posterior"
            );
        }
    }
}
