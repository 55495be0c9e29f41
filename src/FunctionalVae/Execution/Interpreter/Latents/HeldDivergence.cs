namespace FunctionalVae.Interpreter;

/// <summary>A divergence as function of a batch's draws near those that what it minimises over was found for.</summary>
/// <param name="Of">The divergence of draws, [n][k].</param>
/// <param name="KinkDistance">How near the draws are to where the best matching changes, and the derivative jumps.</param>
internal sealed record HeldDivergence(Func<List<Dual[]>, Dual> Of, double KinkDistance = double.PositiveInfinity);
