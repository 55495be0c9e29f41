using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>Columns of a table, of one example, in float64.</summary>
internal static class ColumnsInterpreter
{
    /// <summary>Values at their columns, and 0 elsewhere.</summary>
    public static Dual[] Place(Dual[] values, ValueList<int> columns, int width)
    {
        var placed = Enumerable.Repeat((Dual)0, width).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            placed[columns[i]] = values[i];
        }

        return placed;
    }

    /// <summary>1 where an example says at a place that a value is observed, 0 where it is missing.</summary>
    public static Dual Observed(Dual[] example, int place) =>
        place == ObserveColumns.Always ? 1
        : place >= 0 ? example[place]
        : 1 - example[-1 - place];
}
