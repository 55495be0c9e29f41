namespace FunctionalVae;

/// <summary>
/// A trained variance σ² = floor + e^s, one for all dimensions or one for each; s is a parameter that starts at 0 and does not depend on z.
/// Without the floor a perfectly reconstructed dimension would drive the likelihood to infinity.
/// </summary>
/// <param name="PerDimension">Whether each dimension has a variance of its own.</param>
/// <param name="Floor">The least variance; positive.</param>
public sealed record LearnedVariance(bool PerDimension = false, double Floor = 1e-4) : OutputVariance
{
    /// <summary>The C# expression that makes this variance.</summary>
    public override string ToString() =>
        SpecText.New(nameof(LearnedVariance), (nameof(PerDimension), PerDimension), (nameof(Floor), Floor));
}
