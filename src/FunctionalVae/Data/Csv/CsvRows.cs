namespace FunctionalVae.Data;

/// <summary>Splits a CSV text into rows and cells (RFC 4180): quotes, doubled quotes, line ends in quotes; CR, LF or both.</summary>
/// <param name="letters">The text.</param>
/// <param name="path">The file, for messages.</param>
/// <param name="separator">What stands between cells.</param>
/// <param name="firstLine">The number of the line that comes next, from 1.</param>
internal sealed class CsvRows(CsvLetters letters, string path, char separator, int firstLine)
{
    private const char Quote = '"';
    private int line = firstLine;

    /// <summary>Moves to the next row that is not blank; false at the end of the text.</summary>
    public bool Next(CsvRow row)
    {
        do
        {
            if (letters.Peek() < 0)
            {
                return false;
            }

            row.Begin(line);
            while (ReadCell(row)) { }
        } while (row.IsBlank);

        return true;
    }

    // True while another cell follows in the row.
    private bool ReadCell(CsvRow row)
    {
        if (letters.Peek() == Quote)
        {
            ReadQuoted(row);
        }
        else
        {
            while (!IsEnd(letters.Peek()))
            {
                row.Append((char)letters.Take());
            }
        }

        row.EndCell();
        if (letters.Peek() == separator)
        {
            letters.Take();
            return true;
        }

        TakeLineEnd();
        return false;
    }

    private void ReadQuoted(CsvRow row)
    {
        var opened = line;
        letters.Take();
        while (true)
        {
            var letter = letters.Take();
            if (letter < 0)
            {
                throw new InvalidDataSetException(
                    $"{path}, line {opened}: a quote opens in cell {row.Count + 1} and never closes. Write a quote inside a quoted cell twice."
                );
            }

            if (letter == Quote && letters.Peek() != Quote)
            {
                break;
            }

            // Of a doubled quote one stays.
            row.Append((char)(letter == Quote ? letters.Take() : letter));
            line += EndsLine(letter) ? 1 : 0;
        }

        if (!IsEnd(letters.Peek()))
        {
            throw new InvalidDataSetException(
                $"{path}, line {line}: cell {row.Count + 1} goes on after its closing quote. Write a quote inside a quoted cell twice."
            );
        }
    }

    private void TakeLineEnd()
    {
        var letter = letters.Take();
        if (letter == '\r' && letters.Peek() == '\n')
        {
            letter = letters.Take();
        }

        line += EndsLine(letter) ? 1 : 0;
    }

    // The carriage return of a pair ends nothing: its line feed does.
    private bool EndsLine(int letter) => letter == '\n' || (letter == '\r' && letters.Peek() != '\n');

    private bool IsEnd(int letter) => letter == separator || letter is < 0 or '\r' or '\n';
}
