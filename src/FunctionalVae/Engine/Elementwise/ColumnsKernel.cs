namespace FunctionalVae.Engine;

/// <summary>Columns of a table: picked from an example, placed in one, and what of them is observed.</summary>
public static class ColumnsKernel
{
    // As an operation says it of a value that is never missing.
    private const int Always = int.MaxValue;

    /// <summary>picked[i] = source[columns[i]], for each row.</summary>
    public static void Pick(Lane lane, Matrix source, Matrix picked, ReadOnlySpan<int> columns)
    {
        var (from, to) = lane.Share(source.Rows);
        for (var row = from; row < to; row++)
        {
            var all = source.Row(row);
            var own = picked.Row(row);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = all[columns[i]];
            }
        }

        lane.Sync();
    }

    /// <summary>placed[columns[i]] = source[i], for each row; the other values are 0.</summary>
    public static void Place(Lane lane, Matrix source, Matrix placed, ReadOnlySpan<int> columns)
    {
        var (from, to) = lane.Share(source.Rows);
        for (var row = from; row < to; row++)
        {
            var all = placed.Row(row);
            var own = source.Row(row);
            all.Clear();
            for (var i = 0; i < own.Length; i++)
            {
                all[columns[i]] = own[i];
            }
        }

        lane.Sync();
    }

    /// <summary>
    /// observed[i] is, for a place p ≥ 0, the example's value there; for −1 − p what that lacks to 1; and 1 for the greatest whole number, which
    /// stands for what is never missing.
    /// </summary>
    public static void Observe(Lane lane, Matrix example, Matrix observed, ReadOnlySpan<int> places)
    {
        var (from, to) = lane.Share(example.Rows);
        for (var row = from; row < to; row++)
        {
            var all = example.Row(row);
            var own = observed.Row(row);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] =
                    places[i] == Always ? 1
                    : places[i] >= 0 ? all[places[i]]
                    : 1 - all[-1 - places[i]];
            }
        }

        lane.Sync();
    }
}
