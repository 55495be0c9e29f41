namespace FunctionalVae;

/// <summary>Rules about the columns of a table.</summary>
internal static class TableRules
{
    private const string Path = nameof(VaeSpec.Input);

    /// <summary>Adds what is wrong with a table; whether its shape is known.</summary>
    public static bool Check(Table table, ProblemList problems)
    {
        if (table.Domain != ValueDomain.Columns)
        {
            problems.Add(
                RuleCodes.InvalidColumn,
                $"{Path}.{nameof(Input.Domain)}",
                $"A {nameof(Table)} has a domain for each column, and no ValueDomain.{table.Domain} for all; leave the domain out"
            );
        }

        if (!(table.Hidden >= 0 && table.Hidden < 1))
        {
            problems.Add(
                RuleCodes.InvalidColumn,
                $"{Path}.{nameof(Table.Hidden)}",
                $"{Path}.{nameof(Table.Hidden)} is a share of the cells, at least 0 and below 1; was {SpecText.Literal(table.Hidden).TrimEnd('d')}"
            );
        }

        const string columns = Path + "." + nameof(Table.Columns);
        if (table.Columns.Count == 0)
        {
            problems.Add(
                RuleCodes.InvalidColumn,
                columns,
                $"{columns} has no columns; give at least one, such as new NumberColumn(\"age\")"
            );
            return false;
        }

        var isWhole = true;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var at = $"{columns}[{SpecText.Literal(i)}]";
            if (table.Columns[i] is not { } column)
            {
                problems.Missing(at, "a column, such as new NumberColumn(\"age\")");
                isWhole = false;
                continue;
            }

            foreach (var (path, fault) in column.Faults())
            {
                problems.Add(RuleCodes.InvalidColumn, at + path, $"{at}{path} {fault}");
            }

            if (table.Columns.Take(i).Any(other => other?.Name == column.Name))
            {
                problems.Add(
                    RuleCodes.InvalidColumn,
                    $"{at}.{nameof(Column.Name)}",
                    $"{at} is named {ColumnText.Quoted(column.Name)}, as a column before it; each column has a name of its own"
                );
            }

            isWhole &= column.Width > 0;
        }

        if (table.Width > ProblemList.BufferLimit)
        {
            problems.CountBuffers(columns, table.Width);
            return false;
        }

        return isWhole;
    }
}
