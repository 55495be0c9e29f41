namespace FunctionalVae.Probability;

/// <summary>A plan that moves n weighted points to m others at the least cost, and the proof that nothing costs less.</summary>
/// <param name="Order">p of the ground cost ‖x − y‖ᵖ.</param>
/// <param name="From">n points of D dimensions.</param>
/// <param name="To">m points of D dimensions.</param>
/// <param name="Moves">What goes where, by the numbers of the points; n + m − 1 moves at most, in the order of <paramref name="From"/>.</param>
/// <param name="Cost">Σ mass · ‖x − y‖ᵖ over the moves: Wₚᵖ.</param>
/// <param name="PotentialFrom">f, n values.</param>
/// <param name="PotentialTo">
/// g, m values: fᵢ + gⱼ ≤ ‖xᵢ − yⱼ‖ᵖ for all pairs, with equality where something moves, so that Σ aᵢfᵢ + Σ bⱼgⱼ is the cost; all of it within
/// the rounding of the costs, about 2⁻⁴⁸ of the largest for 2,000 points.
/// </param>
public sealed record TransportPlan(
    double Order,
    PointCloud From,
    PointCloud To,
    IReadOnlyList<TransportMove> Moves,
    double Cost,
    RealVector PotentialFrom,
    RealVector PotentialTo
)
{
    /// <summary>Wₚ, in the unit of the points.</summary>
    public double Distance => WassersteinOrder.Root(Order, Cost);
}
