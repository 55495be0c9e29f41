namespace FunctionalVae;

/// <summary>What one example is.</summary>
public abstract record Input
{
    private protected Input() { }

    /// <summary>The set in which every value lies.</summary>
    public abstract ValueDomain Domain { get; init; }

    /// <summary>How grey values become binary, if they do.</summary>
    public abstract Binarization Binarization { get; init; }
}
