namespace FunctionalVae.App;

/// <summary>What other libraries say, as part of a sentence here.</summary>
internal static class Sentences
{
    /// <summary>The first line that says anything: what follows it are places in the code or on the disk.</summary>
    public static string First(string message) => message.Trim().Split('\n')[0].Trim();
}
