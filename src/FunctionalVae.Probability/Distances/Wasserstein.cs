namespace FunctionalVae.Probability;

/// <summary>
/// The Wasserstein distance Wₚ(q, p) = (min E‖x − y‖ᵖ)^(1/p) over all couplings of x ~ q and y ~ p, with the Euclidean norm (Villani, "Optimal
/// transport", 2009): between normal distributions (p = 2), on the line, and sliced. It has the unit of the points.
/// </summary>
public static partial class Wasserstein;
