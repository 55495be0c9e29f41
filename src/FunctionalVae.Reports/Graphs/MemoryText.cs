using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Reports;

/// <summary>The memory of a graph's values as a table, in the order in which they lie there.</summary>
internal static class MemoryText
{
    private const string Shared = "shares memory with";

    public static IEnumerable<string> Lines(Graph graph, Placement places, int width)
    {
        var last = graph.Operations.Count;
        (PlacedValue Value, PlanBuffer Buffer)[] rows =
        [
            .. places
                .Places.Select(value => (value, places.Buffers[value.Buffer]))
                .OrderBy(row => !row.Item2.IsOfBatch)
                .ThenBy(row => row.Item2.Offset)
                .ThenBy(row => row.value.From)
                .ThenBy(row => row.value.To),
        ];
        var names = rows.Max(row => row.Value.Name.Length);
        foreach (
            var line in TextWrap.Lines(
                "",
                $"memory: {GraphWords.Count(places.Width)} floats for each example; {GraphWords.Count(places.Least)} are in use at the busiest moment, and no placement needs fewer{Beside(places)}",
                width
            )
        )
        {
            yield return line;
        }

        yield return "";
        var heading = Row("floats", "value".PadRight(names), "operations");
        // Long names leave less room.
        yield return heading + (heading.Length + Shared.Length <= width ? Shared : "shares with");
        foreach (var (value, buffer) in rows)
        {
            var row = Row(Range(buffer), value.Name.PadRight(names), Time(value, last));
            var others = rows.Where(other => other.Value != value && Meet(other.Buffer, buffer)).Select(other => other.Value.Name);
            yield return (row + Listed([.. others], width - row.Length)).TrimEnd();
        }
    }

    private static string Row(string floats, string value, string time) => $"{floats, 15}  {value}  {time, -10}  ";

    public static string Range(PlanBuffer buffer)
    {
        var first = (buffer.IsOfBatch ? "" : "+") + GraphWords.Count(buffer.Offset);
        return buffer.Size == 1 ? first : $"{first}–{GraphWords.Count(buffer.Offset + buffer.Size - 1)}";
    }

    private static string Beside(Placement places) =>
        places.FixedWidth == 0
            ? ""
            : $"; what does not grow with the batch takes {GraphWords.Count(places.FixedWidth)} floats behind them (+)";

    private static string Time(PlacedValue value, int last) =>
        (value.From, value.To) switch
        {
            (0, 0) => "none",
            (0, var to) when to == last => "all",
            (0, var to) => $"up to {to}",
            var (from, to) when from == to => $"{from}",
            var (from, to) => $"{from} to {to}",
        };

    private static bool Meet(PlanBuffer one, PlanBuffer other) =>
        one.IsOfBatch == other.IsOfBatch && one.Offset < other.Offset + other.Size && other.Offset < one.Offset + one.Size;

    // As many names as there is room for: the others stand in the lines around.
    private static string Listed(string[] names, int room) =>
        Enumerable
            .Range(0, names.Length + 1)
            .Select(left => names.Length - left)
            .Select(count => string.Join(", ", names.Take(count)) + Rest(count, names.Length - count))
            .First(text => text.Length <= room || text == Rest(0, names.Length));

    private static string Rest(int named, int left) =>
        (named, left) switch
        {
            (_, 0) => "",
            (0, 1) => "one value",
            (0, _) => $"{left} values",
            _ => $" and {left} more",
        };
}
