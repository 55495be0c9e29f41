namespace FunctionalVae.App;

/// <summary>What a command returns to the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>What was checked does not hold.</summary>
    public const int Refuted = 1;
    public const int Problem = 2;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
