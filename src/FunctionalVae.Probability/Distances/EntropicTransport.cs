namespace FunctionalVae.Probability;

/// <summary>An entropic transport plan between n and m weighted points, and what it costs.</summary>
/// <param name="Value">min E‖x − y‖ᵖ + ε·KL(plan ‖ product of the weights), by its dual Σ aᵢfᵢ + Σ bⱼgⱼ: never more than the minimum.</param>
/// <param name="TransportCost">E‖x − y‖ᵖ under the plan, without the entropy.</param>
/// <param name="Plan">[n, m]: the mass that goes from a point of q to a point of p. Its column sums are p's weights.</param>
/// <param name="PotentialQ">f, n values.</param>
/// <param name="PotentialP">g, m values.</param>
/// <param name="Iterations">How many times both potentials were updated.</param>
/// <param name="MarginalError">
/// The sum of |row sum − weight| over the points of q; where costs are so many ε that their rounding alone makes more than the tolerance, at least
/// that: 2⁻⁵² of the largest cost over ε.
/// </param>
/// <param name="Converged">Whether that is within the tolerance.</param>
public sealed record EntropicTransport(
    double Value,
    double TransportCost,
    RealMatrix Plan,
    RealVector PotentialQ,
    RealVector PotentialP,
    int Iterations,
    double MarginalError,
    bool Converged
);
