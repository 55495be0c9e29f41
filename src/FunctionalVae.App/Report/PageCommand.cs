namespace FunctionalVae.App;

/// <summary>The command line that made a page.</summary>
/// <param name="Words">All of its words, without the tool's name.</param>
/// <param name="Source">Those that say where the models come from, which other commands need too.</param>
internal sealed record PageCommand(IReadOnlyList<string> Words, IReadOnlyList<string> Source)
{
    /// <summary>The commands that make a run and the page again.</summary>
    /// <param name="train">The words that trained the run, without its folder.</param>
    /// <param name="run">The folder.</param>
    public string Text(IEnumerable<string> train, string run) => $"{Line([.. train, .. Source, "--out", run])}\n{Line(Words)}";

    private static string Line(IEnumerable<string> words) => $"fvae {string.Join(' ', words.Select(Quoted))}";

    // For a POSIX shell.
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(sign => char.IsAsciiLetterOrDigit(sign) || "-_./:=,@+".Contains(sign, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
