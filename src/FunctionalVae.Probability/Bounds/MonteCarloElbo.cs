namespace FunctionalVae.Probability;

/// <summary>
/// The evidence lower bound as the mean of log w = log p(x, z) − log q(z | x) over draws: the only form that may be compared, draw by draw, with
/// importance-weighted bounds.
/// </summary>
/// <param name="Nats">The mean of log w, in nats.</param>
public readonly record struct MonteCarloElbo(double Nats);
