namespace FunctionalVae;

/// <summary>What a run's key is split into: one child key a purpose, so that no two purposes share a draw.</summary>
internal static class KeySites
{
    public const ulong Initialization = 0;
    public const ulong Shuffle = 1;
    public const ulong Noise = 2;
    public const ulong Binarization = 3;
    public const ulong Evaluation = 4;
    public const ulong Dropout = 5;
}
