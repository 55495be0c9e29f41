namespace FunctionalVae;

/// <summary>The numbers between which a score lies with a stated probability, in nats.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
public readonly record struct ScoreInterval(double Low, double High);
