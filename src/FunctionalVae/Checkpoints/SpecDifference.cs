using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>In what two specifications of tables differ, by the C# expressions that make them.</summary>
internal static class SpecDifference
{
    /// <summary>The first thing that differs, here and there; null where one of them is not of a table, or nothing does.</summary>
    /// <param name="there">The expression of a file, which anybody may have written.</param>
    /// <param name="here">The expression of the model at hand.</param>
    public static string? OfTables(string there, string here)
    {
        var (old, now) = (Arguments(there), Arguments(here));
        if (!IsTable(old) || !IsTable(now))
        {
            return null;
        }

        var (oldTable, nowTable) = (Arguments(old["Input"]), Arguments(now["Input"]));
        if (OfColumns(Columns(oldTable), Columns(nowTable)) is { } column)
        {
            return column;
        }

        return (First(oldTable, nowTable) ?? First(old, now)) is { } key ? $"its {Printable.Text(key)} is another" : null;
    }

    private static string? OfColumns(IReadOnlyList<string> there, IReadOnlyList<string> here)
    {
        var (old, now) = (there.Select(Name).ToList(), here.Select(Name).ToList());
        if (old.Except(now).FirstOrDefault() is { } gone)
        {
            return $"it has a column {Printable.Text(gone)}, which is not here";
        }

        if (now.Except(old).FirstOrDefault() is { } added)
        {
            return $"it has no column {Printable.Text(added)}, which is here";
        }

        foreach (var (before, after) in there.Zip(here))
        {
            var name = Printable.Text(Name(before));
            if (Name(before) != Name(after))
            {
                return $"its columns have another order, in which {name} stands before {Printable.Text(Name(after))}";
            }

            if (before[..before.IndexOf('(', StringComparison.Ordinal)] != after[..after.IndexOf('(', StringComparison.Ordinal)])
            {
                return $"the column {name} is of another kind";
            }

            var (left, right) = (Arguments(before), Arguments(after));
            if (First(left, right) is { } key)
            {
                return key switch
                {
                    nameof(CategoryColumn.Levels) =>
                        $"the column {name} has other levels{OfLevels(left.GetValueOrDefault(key, ""), right.GetValueOrDefault(key, ""))}",
                    nameof(CategoryColumn.Other) => $"the column {name} has another level for all other texts",
                    nameof(NumberColumn.Scaling) => $"the column {name} is scaled otherwise",
                    nameof(NumberColumn.Points) => $"the column {name} has other points",
                    nameof(Column.MayBeMissing) =>
                        $"the column {name} may {(left.ContainsKey(key) ? "be missing, and here it may not" : "not be missing, and here it may")}",
                    _ => $"the column {name} has another {Printable.Text(key)}",
                };
            }
        }

        return null;
    }

    // Of both lists the first that the other does not have.
    private static string OfLevels(string there, string here)
    {
        var (old, now) = (Parts(there), Parts(here));
        return old.Except(now).FirstOrDefault() is { } gone ? $", such as {Printable.Text(gone)}, which is not one here"
            : now.Except(old).FirstOrDefault() is { } added ? $", and not {Printable.Text(added)}"
            : "";
    }

    private static bool IsTable(Dictionary<string, string> spec) =>
        spec.TryGetValue("Input", out var input) && input.StartsWith($"new {nameof(Table)}(", StringComparison.Ordinal);

    private static IReadOnlyList<string> Columns(Dictionary<string, string> table) =>
        [.. Parts(table.GetValueOrDefault("Columns", "")).Where(column => column.Contains('(', StringComparison.Ordinal))];

    private static string Name(string column) => Arguments(column).GetValueOrDefault("Name", "\"\"");

    private static string? First(Dictionary<string, string> there, Dictionary<string, string> here) =>
        there.Keys.Union(here.Keys).FirstOrDefault(key => there.GetValueOrDefault(key) != here.GetValueOrDefault(key));

    // new T(A: x, B: y) has the arguments A and B.
    private static Dictionary<string, string> Arguments(string expression)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Parts(expression))
        {
            var sign = part.IndexOf(": ", StringComparison.Ordinal);
            if (sign > 0)
            {
                arguments[part[..sign]] = part[(sign + 2)..];
            }
        }

        return arguments;
    }

    // What commas separate between the first bracket and its end: not in brackets of their own, nor in texts.
    private static List<string> Parts(string expression)
    {
        var (parts, depth, start, isText) = (new List<string>(), 0, 0, false);
        for (var i = 0; i < expression.Length; i++)
        {
            var letter = expression[i];
            if (isText)
            {
                i += letter == '\\' ? 1 : 0;
                isText = letter != '"';
                continue;
            }

            isText = letter == '"';
            if (letter is '(' or '[' && depth++ == 0)
            {
                start = i + 1;
            }

            if (letter is ',' or ')' or ']' && depth == 1)
            {
                parts.Add(expression[start..i].Trim());
                start = i + 1;
            }

            depth -= letter is ')' or ']' ? 1 : 0;
        }

        return parts;
    }
}
