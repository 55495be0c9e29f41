using System.Text;

namespace FunctionalVae.App;

/// <summary>
/// Standard output or standard error as commands write to it: what files and names bring along cannot steer the terminal, and a stream that
/// cannot be written (a full disk, a closed pipe, a terminal that is gone) ends no work.
/// </summary>
internal sealed class SafeWriter : TextWriter
{
    private const char Instead = '·';

#pragma warning disable CA2213 // The stream is the host's.
    private readonly TextWriter inner;
#pragma warning restore CA2213
    private readonly SafeWriter? filtered;

    public SafeWriter(TextWriter inner)
    {
        this.inner = inner;
        Raw = new SafeWriter(inner, this);
    }

    private SafeWriter(TextWriter inner, SafeWriter filtered) => (this.inner, this.filtered, Raw) = (inner, filtered, this);

    /// <summary>The same stream for a console of moving lines, whose escapes pass.</summary>
    public SafeWriter Raw { get; }

    /// <summary>Why the stream cannot be written; null where it can.</summary>
    public string? Problem { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(filtered is null ? Printable(value) : value));

    public override void Flush() => Try(inner.Flush);

    /// <summary>The text without control characters but for ends of lines and tabulators, and without marks that turn the direction of writing.</summary>
    public static string? Printable(string? text) =>
        text?.Any(Steers) == true
            ? string.Concat(text.Select((letter, i) => Steers(letter) && !EndsLine(text, i) ? Instead : letter))
            : text;

    // Alone, a carriage return writes over the line.
    private static bool EndsLine(string text, int i) => text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';

    private static bool Steers(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t'))
        || letter
            is '\u061c'
                or '\u200e'
                or '\u200f'
                or '\u2028'
                or '\u2029'
                or (>= '\u202a' and <= '\u202e')
                or (>= '\u2066' and <= '\u2069');

    private void Try(Action write)
    {
        var first = filtered ?? this;
        if (first.Problem is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            first.Problem = problem.Message;
        }
    }
}
