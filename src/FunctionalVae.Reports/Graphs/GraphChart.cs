using FunctionalVae.Graphs;
using FunctionalVae.Passes;

namespace FunctionalVae.Reports;

/// <summary>
/// A graph as a flowchart in Mermaid's language (https://mermaid.js.org/syntax/flowchart.html), which GitHub draws: operations are boxes, the
/// values that one computes and another reads are arrows, parts are frames. Gradients are dashed.
/// </summary>
public static class GraphChart
{
    private const string Backward = "backward";

    /// <summary>The flowchart of a graph.</summary>
    /// <param name="title">What is written over it.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="places">Where its values lie, which the boxes then say; null leaves that out.</param>
    public static string Mermaid(string title, Graph graph, Placement? places = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(graph);
        (string Part, string Name, Operation Operation)[] boxes =
        [
            .. GraphWords
                .Parts(graph)
                .SelectMany(part => part.Operations.Select(operation => (part.Name, operation)))
                .Select((box, index) => (box.Name, $"op{index + 1}", box.operation)),
        ];
        string[] lines =
        [
            "---",
            $"title: \"{Quoted(title)}\"",
            "---",
            "flowchart TD",
            .. Given(graph).Select(given => $"  {given.Name}([\"{Escaped(given.Words)}{Place(given.Value, places)}\"])"),
            .. boxes.GroupBy(box => box.Part).SelectMany(part => Frame(part.Key, part.Select(box => (box.Name, box.Operation)), places)),
            $"  loss([\"loss = {Escaped(GraphWords.Loss(graph))}\"])",
            .. Arrows(graph, [.. boxes.Select(box => (box.Name, box.Operation))]),
            .. boxes.Any(box => box.Part == Backward) ? ["  classDef gradient stroke-dasharray: 5 3"] : (string[])[],
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static IEnumerable<string> Frame(string part, IEnumerable<(string Name, Operation Operation)> boxes, Placement? places) =>
        boxes
            .Select(box => $"    {box.Name}[\"{Label(box.Operation, places)}\"]{(part == Backward ? ":::gradient" : "")}")
            .Prepend($"  subgraph {part}")
            .Append("  end");

    private static IEnumerable<(string Name, GraphValue Value, string Words)> Given(Graph graph) =>
        GraphWords.Given(graph).Select((given, index) => ($"given{index + 1}", given.Value, given.Words));

    private static IEnumerable<string> Arrows(Graph graph, (string Name, Operation Operation)[] boxes)
    {
        var sources = Given(graph).ToDictionary(given => given.Value.Name, given => given.Name, StringComparer.Ordinal);
        var several = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, operation) in boxes)
        {
            foreach (var value in operation.Reads.DistinctBy(value => value.Name))
            {
                yield return Arrow(value, name);
            }

            GraphValue[] results = [.. operation.Results];
            foreach (var value in results)
            {
                sources[value.Name] = name;
                _ = results.Length > 1 && several.Add(value.Name);
            }
        }

        foreach (var term in graph.Loss.Terms)
        {
            yield return Arrow(term.Term, "loss");
        }

        // Where a box computes one value, its label has the name already.
        string Arrow(GraphValue value, string to)
        {
            var line = value.Kind == ValueKind.Gradient ? "-.->" : "-->";
            return $"  {sources[value.Name]} {line}{(several.Contains(value.Name) ? $"|\"{Escaped(value.Name)}\"|" : "")} {to}";
        }
    }

    private static string Label(Operation operation, Placement? places) =>
        string.Join("<br>", GraphWords.Statements(operation).Select(Escaped))
        + string.Concat(operation.Writes.Select(value => Place(value, places)));

    private static string Place(GraphValue value, Placement? places) =>
        places is null ? "" : $"<br>{Escaped(value.Name)} in floats {MemoryText.Range(places.Of(value))}";

    // Text in a label: what means something to Mermaid, HTML or Markdown becomes an entity of Mermaid's.
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(letter =>
                letter is '#' or '"' or '&' or '<' or '>' or ';' or '`' or '*' or '\\' || char.IsControl(letter)
                    ? $"#{(int)letter};"
                    : $"{letter}"
            )
        );

    // Text in quotes of YAML, on one line.
    private static string Quoted(string text) =>
        string.Concat(
            text.Select(letter =>
                char.IsControl(letter) ? " "
                : letter is '"' or '\\' ? $"\\{letter}"
                : $"{letter}"
            )
        );
}
