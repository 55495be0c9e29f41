using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Reports;

/// <summary>A graph as text for people: its parts with one operation after the other, and the memory of its values.</summary>
public static class GraphText
{
    // A terminal of 80 columns.
    private const int Width = 79;

    /// <summary>The text of a graph; lines of at most 79 characters, unless a name is longer than its line.</summary>
    /// <param name="title">The first line.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="places">Where its values lie; null leaves the table of memory out.</param>
    public static string Of(string title, Graph graph, Placement? places = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(graph);
        string[] lines =
        [
            .. TextWrap.Lines("", title, Width),
            "",
            "given",
            .. GraphWords.Given(graph).SelectMany(given => TextWrap.Lines("  ", given.Words, Width)),
            "",
            .. Operations(graph),
            "",
            "loss",
            .. TextWrap.Lines("  ", GraphWords.Loss(graph), Width),
            "",
            .. TextWrap.Lines("", Total(graph), Width),
            .. places is null ? [] : MemoryText.Lines(graph, places, Width).Prepend(""),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static IEnumerable<string> Operations(Graph graph)
    {
        yield return Figures("#", "parameters", "FLOPs") + "operation";
        foreach (var part in GraphRows.Of(graph).GroupBy(row => row.Part, StringComparer.Ordinal))
        {
            yield return part.Key;
            foreach (var row in part)
            {
                var figures = Figures(GraphWords.Count(row.Number), Figure(row.Parameters), Figure(row.Flops));
                foreach (var (words, index) in row.Statement.Split("; ").Select((words, index) => (words, index)))
                {
                    foreach (var line in TextWrap.Lines(index == 0 ? figures : new(' ', figures.Length), words, Width))
                    {
                        yield return line;
                    }
                }
            }
        }
    }

    private static string Total(Graph graph)
    {
        var parameters = GraphWords.Count(graph.Tensors.Sum(tensor => (long)tensor.Count));
        var (flops, beside) = (Flops(isBeside: false), Flops(isBeside: true));
        var batch = beside == 0 ? "" : $" and {GraphWords.Count(beside)} for each batch";
        return $"{parameters} parameters; {GraphWords.Count(flops)} FLOPs for each example{batch}, 2 for each multiply-add of a matrix product. B is the batch size.";

        long Flops(bool isBeside) =>
            2 * graph.Operations.Where(operation => operation.IsBeside == isBeside).Sum(operation => operation.MultiplyAdds);
    }

    private static string Figures(string number, string parameters, string flops) => $"{number, 3}  {parameters, 10}  {flops, 9}  ";

    private static string Figure(long value) => value == 0 ? "" : GraphWords.Count(value);
}
