namespace FunctionalVae.Probability;

/// <summary>A mixture: a component is drawn with its weight, and a point from that component.</summary>
/// <typeparam name="TPoint">Points of all components.</typeparam>
/// <typeparam name="TLog">Log-density or log-mass, the same of all components.</typeparam>
/// <remarks><see cref="Mixture.Of"/> makes one; its entropy has no closed form: <see cref="Entropy.MonteCarlo"/>.</remarks>
public sealed record Mixture<TPoint, TLog> : IDistribution<TPoint, TLog>
    where TLog : struct, ILogProbability<TLog>
{
    internal Mixture(Categorical weights, IReadOnlyList<IDistribution<TPoint, TLog>> components)
    {
        Weights = weights;
        Components = components;
    }

    /// <summary>The distribution of the component's number.</summary>
    public Categorical Weights { get; }

    /// <summary>The components, one per weight.</summary>
    public IReadOnlyList<IDistribution<TPoint, TLog>> Components { get; }

    /// <summary>log Σ wᵢ·pᵢ(x), in nats.</summary>
    public TLog LogProbability(TPoint point) =>
        TLog.FromNats(
            SpecialFunctions.LogSumExp([
                .. Components.Select((component, i) => Weights.LogProbabilities[i] + component.LogProbability(point).Nats),
            ])
        );

    /// <summary>A draw of a component that is drawn by the weights; the two draws have keys of their own.</summary>
    public TPoint Sample(Key key) => Components[Weights.Sample(key.Child(0))].Sample(key.Child(1));

    /// <summary>Whether weights and components are equal.</summary>
    public bool Equals(Mixture<TPoint, TLog>? other) =>
        other is not null && Weights.Equals(other.Weights) && Components.SequenceEqual(other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => Components.Aggregate(Weights.GetHashCode(), HashCode.Combine);
}
