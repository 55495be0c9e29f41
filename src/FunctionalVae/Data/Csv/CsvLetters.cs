using System.Text;

namespace FunctionalVae.Data;

/// <summary>The letters of a text file, one ahead: UTF-8, or UTF-16 with a byte-order mark.</summary>
internal sealed class CsvLetters : IDisposable
{
    private const int BlockLength = 1 << 16;
    private const string SeparatorLine = "sep=";
    private static readonly char[] Separators = ['\t', ';', ','];

    private readonly StreamReader reader;
    private readonly string path;
    private readonly char[] block = new char[BlockLength];
    private int at;
    private int end;

    public CsvLetters(Stream contents, string path)
    {
        reader = new(contents, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        this.path = path;
    }

    /// <summary>The next letter, −1 at the end.</summary>
    public int Peek() => at < end || Fill() ? block[at] : -1;

    /// <summary>The next letter, −1 at the end, and moves past it.</summary>
    public int Take() => at < end || Fill() ? block[at++] : -1;

    /// <summary>Reads past a first line <c>sep=;</c>, by which Excel says the separator; null where there is none.</summary>
    public char? TakeSeparatorLine()
    {
        Peek();
        var text = block.AsSpan(at, end - at);
        var line = text[..Math.Max(0, text.IndexOfAny('\r', '\n'))];
        var said = line.Trim('"');
        if (said.Length != SeparatorLine.Length + 1 || !said.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        at += line.Length;
        if (Take() == '\r' && Peek() == '\n')
        {
            Take();
        }

        return said[^1];
    }

    /// <summary>The first of tab, semicolon and comma that stands on the first line outside quotes; comma when none does.</summary>
    public char DetectSeparator()
    {
        Peek();
        var text = block.AsSpan(at, end - at).TrimStart("\r\n ");
        var quoted = false;
        var found = Separators.Length - 1;
        foreach (var letter in text)
        {
            quoted ^= letter == '"';
            if (letter is '\r' or '\n' && !quoted)
            {
                break;
            }

            var rank = quoted ? -1 : Array.IndexOf(Separators, letter);
            found = rank < 0 ? found : Math.Min(rank, found);
        }

        return Separators[found];
    }

    public void Dispose() => reader.Dispose();

    private bool Fill()
    {
        try
        {
            (at, end) = (0, reader.ReadBlock(block));
            return end > 0;
        }
        catch (DecoderFallbackException problem)
        {
            throw new InvalidDataSetException(
                $"{path} is not UTF-8 text. Save it as UTF-8; what is read is {DataKinds.Supported}.",
                problem
            );
        }
    }
}
