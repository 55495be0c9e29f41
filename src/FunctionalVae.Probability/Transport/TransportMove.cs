namespace FunctionalVae.Probability;

/// <summary>What a plan moves from one point to another.</summary>
/// <param name="From">The number of the point that it comes from, from 0.</param>
/// <param name="To">The number of the point that it goes to, from 0.</param>
/// <param name="Mass">How much; positive.</param>
public readonly record struct TransportMove(int From, int To, double Mass);
