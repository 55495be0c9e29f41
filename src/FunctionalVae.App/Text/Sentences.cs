namespace FunctionalVae.App;

/// <summary>What other libraries say, as part of a sentence here.</summary>
internal static class Sentences
{
    // More names than anybody reads.
    private const int MostListed = 12;

    private const int LongestName = 200;

    /// <summary>The message without the parameter's name: who typed a command has not called the function.</summary>
    public static string Of(ArgumentException problem) =>
        problem.ParamName is { } name ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : problem.Message;

    /// <summary>The first names, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? $" and {names.Count - MostListed} more" : "");

    /// <summary>A name from elsewhere, on one line and not endless.</summary>
    public static string Name(string name) =>
        string.Concat(name.Take(LongestName).Select(letter => char.IsControl(letter) ? '·' : letter))
        + (name.Length > LongestName ? "…" : "");

    /// <summary>A text as the beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The first line that says anything: what follows it are places in the code or on the disk.</summary>
    public static string First(string message) => message.Trim().Split('\n')[0].Trim();
}
