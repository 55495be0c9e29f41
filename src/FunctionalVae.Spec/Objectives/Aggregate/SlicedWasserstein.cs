using FunctionalVae.Graphs;

namespace FunctionalVae;

/// <summary>
/// The sliced Wasserstein distance of posterior draws z and prior draws y to the power of its order p, 1/L Σ Wₚᵖ(θᵢ·z, θᵢ·y) over L directions θᵢ of
/// the unit sphere: on a line the best matching pairs the sorted draws, so Wₚᵖ is the mean of |θᵢ·z − θᵢ·y|ᵖ over these pairs (Rabin, Peyré, Delon
/// and Bernot 2011; in an autoencoder: Kolouri, Pope, Martin and Rohde 2019). Its unit is that of the latent values, squared at order 2.
/// </summary>
/// <param name="Projections">
/// L, from the number of latent dimensions on: what differs across all directions is not seen. The directions are drawn once, uniform on the sphere
/// by a stated key, and are the same at every step.
/// </param>
/// <param name="Order">p, 1 or 2.</param>
public sealed record SlicedWasserstein(int Projections, int Order = 2) : AggregateDivergence
{
    /// <summary>The C# expression that makes this divergence.</summary>
    public override string ToString() =>
        SpecText.New(nameof(SlicedWasserstein), [(nameof(Projections), Projections), .. SpecText.Unless(2, nameof(Order), Order)]);

    /// <inheritdoc/>
    public override string Name => Order == 1 ? "SW₁" : "SW₂²";

    internal override void Check(string path, int? size, ProblemList problems)
    {
        var projections = $"{path}.{nameof(Projections)}";
        if (problems.RequirePositive(projections, Projections))
        {
            // The slopes of an example's projections, in float64.
            problems.CountBuffers(projections, 2.0 * Projections);
            if (Projections < size)
            {
                problems.Add(
                    RuleCodes.UnfitObjective,
                    projections,
                    $"{projections} is {SpecText.Literal(Projections)}, and there are {SpecText.Literal(size.Value)} latent dimensions; take {SpecText.Literal(size.Value)} at least, or what differs across the directions is not seen"
                );
            }
        }

        if (Order is not (1 or 2))
        {
            problems.Add(
                RuleCodes.UnfitObjective,
                $"{path}.{nameof(Order)}",
                $"{path}.{nameof(Order)} is {SpecText.Literal(Order)}; it must be 1 or 2"
            );
        }
    }

    internal override Operation Of(AggregateDraws draws, Prior prior, double weight) =>
        new SlicedWassersteinTerm(draws, Projections, Order, weight);
}
