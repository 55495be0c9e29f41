using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>What some columns of a table are to be: <c>--given "city=Lima"</c>, once for each.</summary>
/// <param name="Table">The run's table.</param>
/// <param name="Texts">For each column what it is to be, as it was written; null where nothing is said.</param>
/// <param name="Row">The same as cells.</param>
internal sealed record Condition(TableRecord Table, IReadOnlyList<string?> Texts, IReadOnlyList<double?> Row)
{
    public const string Option = "--given";

    /// <summary>The condition in words: city=Lima, age=40.</summary>
    public string Words =>
        string.Join(", ", Table.Form.Names.Zip(Texts).Where(pair => pair.Second is not null).Select(pair => $"{pair.First}={pair.Second}"));

    /// <summary>Reads the words.</summary>
    /// <param name="run">The run's folder, for messages.</param>
    /// <param name="table">The run's table.</param>
    /// <param name="words">One or more, NAME=VALUE.</param>
    /// <exception cref="UserErrorException">A word names no column or one that another names, its value is nothing that the column can have, or nothing is left to draw.</exception>
    public static Condition Of(string run, TableRecord table, IReadOnlyList<string> words)
    {
        var names = table.Form.Names;
        var texts = new string?[names.Count];
        foreach (var word in words)
        {
            var column = ColumnOf(word, names);
            texts[column] = texts[column] is null
                ? word[(names[column].Length + 1)..].Trim()
                : throw new UserErrorException($"{Option} says twice what {names[column]} is. Say it once.");
        }

        Column[] drawn = [.. table.Form.Table.Columns.Where((_, column) => texts[column] is null)];
        if (drawn.Length == 0)
        {
            throw new UserErrorException($"{Option} says what every column is, and nothing is left to draw. Leave a column out.");
        }

        if (drawn.Where(column => !column.MayBeMissing).Select(column => column.Name).ToList() is { Count: > 0 } whole)
        {
            throw new UserErrorException(
                $"{Option} takes the columns that it does not name as missing, and in {run} {string.Join(", ", whole)} may not be. Train with --hide 0.1, by which every column may be missing."
            );
        }

        return new(table, texts, [.. texts.Select((text, column) => text is null ? (double?)null : Cell(table.Form, column, text))]);
    }

    /// <summary>So many rows that hold the condition and nothing else, in the units of the file.</summary>
    public ExampleTable Examples(int count) => TableExamples.Of(Table.Form.Table, [.. Enumerable.Repeat(Row, count)], "condition");

    /// <summary>Rows of the model as columns of a file, with what is given as it was written.</summary>
    /// <param name="values">[rows, width], as the model has them.</param>
    public IEnumerable<ResultColumn> Columns(ReadOnlyMemory<float> values)
    {
        IReadOnlyList<string>[] rows = [.. Table.Fit.Decode(values).Select(Table.Form.Texts)];
        return Table.Form.Names.Select((name, column) => new ResultColumn(name, row => Texts[column] ?? rows[row][column], null));
    }

    // Names may have the sign: the longest that fits.
    private static int ColumnOf(string word, IReadOnlyList<string> names)
    {
        var sign = word.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0)
        {
            throw new UserErrorException($"{Option} must be NAME=VALUE, such as city=Lima; it was '{word}'.");
        }

        var named = Enumerable
            .Range(0, names.Count)
            .Where(column => word.StartsWith(names[column] + "=", StringComparison.Ordinal))
            .OrderByDescending(column => names[column].Length)
            .ToList();
        return named.Count > 0
            ? named[0]
            : throw new UserErrorException(
                $"{Option} \"{word}\": the table has no column \"{word[..sign]}\". Its columns are {string.Join(", ", names)}."
            );
    }

    private static double Cell(TableForm form, int column, string text)
    {
        // Columns that nobody names may be missing here, whatever the table says; and what training never saw cannot be a condition, even where
        // it would be read as another level.
        var known = form.Table.Columns[column] with
        {
            MayBeMissing = true,
        };
        var alone = Alone(known);
        if (alone.Refusal(0, text) is { } reason)
        {
            throw Refused(reason);
        }

        var cell =
            alone.Cells([text])[0]
            ?? throw Refused($"\"{text}\" stands for a missing value, and a condition says what the column is. Leave it out.");
        return known is CategoryColumn { Other: { } other } category && category.Levels[(int)cell] == other && text != other
            ? throw Refused(Alone(category with { Other = null }).Refusal(0, text) ?? $"\"{text}\" is none of its levels.")
            : cell;

        TableForm Alone(Column of) => new(new([of]), [form.Columns[column]]);

        UserErrorException Refused(string why) => new($"{Option} \"{known.Name}={text}\": {why}");
    }
}
