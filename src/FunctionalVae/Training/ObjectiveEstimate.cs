namespace FunctionalVae;

/// <summary>An objective that was estimated by draws of each posterior, and how far the draws leave it uncertain.</summary>
/// <param name="Objective">The average over all examples and draws, in nats per example.</param>
/// <param name="StandardError">
/// The Monte Carlo standard error of <see cref="Objective.Unweighted"/> for these examples, in nats: s / √<paramref name="Draws"/>, where s is
/// the sample deviation of the averages over the examples, one average per draw. It is of the draws of noise and of a dynamic binarization,
/// and not of the choice of the examples. Null for one draw.
/// </param>
/// <param name="Draws">Draws of each posterior.</param>
public sealed record ObjectiveEstimate(Objective Objective, double? StandardError, int Draws);
