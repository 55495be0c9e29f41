using System.Buffers;
using System.Globalization;
using System.Text;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Data;

/// <summary>Writes tables as CSV: commas, dots for decimals, <c>\n</c>, UTF-8 without a mark, the same bytes in every culture.</summary>
public static class CsvWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n");

    /// <summary>Writes the table whole or not at all. Every number reads back as the same float.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="header">One name per column, the label's last; null for none.</param>
    /// <param name="rows">The rows, all of one width; taken one by one while the file is written.</param>
    /// <param name="labels">One per row, written as the last column; null for none.</param>
    /// <param name="cancel">Gives up; the file is then as it was.</param>
    /// <exception cref="ArgumentException">Rows differ in width, or the header or the labels do not fit them.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Write(
        string path,
        IReadOnlyList<string>? header,
        IEnumerable<ReadOnlyMemory<float>> rows,
        IReadOnlyList<int>? labels = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                WriteRows(text, header, rows, labels);
            },
            cancel
        );
    }

    /// <summary>Writes rows of texts, quoted where they need it, whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="header">One name per column.</param>
    /// <param name="rows">The rows, one text per column; taken one by one while the file is written.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <param name="cancel">Gives up; the file is then as it was.</param>
    /// <exception cref="ArgumentException">A row has another number of texts than the header.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void WriteTexts(
        string path,
        IReadOnlyList<string> header,
        IEnumerable<IReadOnlyList<string>> rows,
        char separator = ',',
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                foreach (var row in rows.Prepend(header))
                {
                    if (row.Count != header.Count)
                    {
                        throw new ArgumentException($"A row has {row.Count} texts, the header has {header.Count}.", nameof(rows));
                    }

                    text.Write(string.Join(separator, row.Select(Quoted)) + "\n");
                }
            },
            cancel
        );
    }

    private static void WriteRows(
        StreamWriter text,
        IReadOnlyList<string>? header,
        IEnumerable<ReadOnlyMemory<float>> rows,
        IReadOnlyList<int>? labels
    )
    {
        if (header is not null)
        {
            text.Write(string.Join(',', header.Select(Quoted)) + "\n");
        }

        var width = header is null ? -1 : header.Count - (labels is null ? 0 : 1);
        var count = 0;
        foreach (var row in rows)
        {
            width = width < 0 ? row.Length : width;
            if (row.Length != width || width == 0)
            {
                throw new ArgumentException($"Row {count} has {row.Length} values, the header or the first row has {width}.", nameof(rows));
            }

            if (labels is not null && count == labels.Count)
            {
                throw new ArgumentException($"There are only {labels.Count} labels, and more rows.", nameof(labels));
            }

            WriteRow(text, row.Span, labels?[count]);
            count++;
        }

        if (labels is not null && count != labels.Count)
        {
            throw new ArgumentException($"There are {labels.Count} labels for {count} rows.", nameof(labels));
        }
    }

    private static void WriteRow(StreamWriter text, ReadOnlySpan<float> row, int? label)
    {
        // -3.4028235E+38 is the longest; R is the shortest text that reads back as the same number.
        Span<char> number = stackalloc char[32];
        for (var i = 0; i < row.Length; i++)
        {
            row[i].TryFormat(number, out var length, "R", CultureInfo.InvariantCulture);
            if (i > 0)
            {
                text.Write(',');
            }

            text.Write(number[..length]);
        }

        if (label is { } value)
        {
            text.Write(',');
            text.Write(value.ToString(CultureInfo.InvariantCulture));
        }

        text.Write('\n');
    }

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(Special) || name.Trim() != name
            ? "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : name;
}
