namespace FunctionalVae.Data;

/// <summary>The cells of one row of a CSV file, in memory that the next row reuses.</summary>
internal sealed class CsvRow(string path)
{
    // No number and no name is as long. Rows are bounded by what an array of letters holds.
    private const int LongestCell = 1 << 16;
    private const int LongestRow = 1 << 29;

    private readonly List<int> ends = [];
    private char[] letters = new char[256];
    private int length;

    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of cells.</summary>
    public int Count => ends.Count;

    /// <summary>Whether there is nothing but white space in a single cell.</summary>
    public bool IsBlank => Count == 1 && this[0].IsEmpty;

    /// <summary>A cell without the white space around it.</summary>
    public ReadOnlySpan<char> this[int cell] => letters.AsSpan((cell == 0 ? 0 : ends[cell - 1])..ends[cell]).Trim();

    public void Begin(int line)
    {
        (Line, length) = (line, 0);
        ends.Clear();
    }

    public void Append(char letter)
    {
        if (length - (ends.Count == 0 ? 0 : ends[^1]) == LongestCell)
        {
            throw new InvalidDataSetException(
                $"{path}, line {Line}: cell {Count + 1} has more than {LongestCell} letters. It is not a table of numbers, or a quote is missing."
            );
        }

        if (length == letters.Length)
        {
            if (length == LongestRow)
            {
                throw new InvalidDataSetException($"{path}, line {Line}: the row has more than {LongestRow} letters. Split the set.");
            }

            Array.Resize(ref letters, 2 * length);
        }

        letters[length++] = letter;
    }

    /// <summary>Refuses a row of another width.</summary>
    /// <param name="count">The cells of the others.</param>
    /// <param name="firstLine">The line on which the first of them begins.</param>
    /// <exception cref="InvalidDataSetException">It has more cells or fewer.</exception>
    public void RequireCount(int count, int firstLine)
    {
        if (Count != count)
        {
            throw new InvalidDataSetException(
                $"{path}, line {Line}: {Count} values, and line {firstLine} has {count}. "
                    + "Give every line the same number of values; quote a text that holds the separator."
            );
        }
    }

    public void EndCell() => ends.Add(length);

    /// <summary>All cells as texts.</summary>
    public string[] ToTexts() => [.. Enumerable.Range(0, Count).Select(cell => this[cell].ToString())];
}
