namespace FunctionalVae;

/// <summary>A divergence of the aggregate posterior with its weight in an objective.</summary>
/// <param name="Divergence">D, between one draw of each posterior of a batch and as many draws of the prior.</param>
/// <param name="Weight">λ, the nats of an example that a unit of D counts.</param>
public sealed record WeighedDivergence(AggregateDivergence Divergence, double Weight)
{
    /// <summary>What the term is called in a sentence: 100·MMD².</summary>
    public string Name => FormattableString.Invariant($"{Weight}·{Divergence?.Name}");
}
