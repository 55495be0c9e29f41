namespace FunctionalVae;

/// <summary>The variance of a <see cref="NormalLikelihood"/>.</summary>
public abstract record OutputVariance
{
    private protected OutputVariance() { }
}
