using FunctionalVae.Probability;

namespace FunctionalVae;

/// <summary>Keys of what a divergence of the aggregate posterior draws once, and nothing else does.</summary>
internal static class AggregateKeys
{
    /// <summary>Of the prior's draws where the divergence is evaluated: 'aggregat' in ASCII.</summary>
    public static Key Prior { get; } = Key.FromSeed(0x6167677265676174);

    /// <summary>Of the directions of a sliced distance: 'directio' in ASCII.</summary>
    public static Key Directions { get; } = Key.FromSeed(0x646972656374696F);
}
