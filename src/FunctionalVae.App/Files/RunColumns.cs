namespace FunctionalVae.App;

/// <summary>What a run's model gives, as columns of a file.</summary>
internal static class RunColumns
{
    /// <summary>Values of the model as columns of a file: of a table its own, with levels by their names; of all else one for each value.</summary>
    /// <param name="run">The run.</param>
    /// <param name="values">[rows, width].</param>
    /// <param name="prefix">What stands before the names.</param>
    public static IEnumerable<ResultColumn> Outputs(this SavedRun run, ReadOnlyMemory<float> values, string prefix = "")
    {
        if (run.Run.Table is not { } table)
        {
            return ResultColumn.Of([.. run.Columns.Select(column => prefix + column)], run.InUnits(values));
        }

        IReadOnlyList<string>[] rows = [.. table.Fit.Decode(values).Select(table.Form.Texts)];
        return table.Form.Names.Select((name, column) => new ResultColumn(prefix + name, row => rows[row][column], null));
    }
}
