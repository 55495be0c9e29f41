using System.Globalization;
using FunctionalVae.Graphs;

namespace FunctionalVae.Reports;

/// <summary>What is said of a graph in every form that people read.</summary>
internal static class GraphWords
{
    /// <summary>The parts that have operations, in the order of one timeline.</summary>
    public static IEnumerable<(string Name, ValueList<Operation> Operations)> Parts(Graph graph) =>
        new[]
        {
            ("encode", graph.EncodeOps),
            ("draw", graph.DrawOps),
            ("condition", graph.ConditionOps),
            ("decode", graph.DecodeOps),
            ("prior", graph.PriorOps),
            ("score", graph.ScoreOps),
            ("mean", graph.MeanOps),
            ("backward", graph.BackwardOps),
        }.Where(part => part.Item2.Count > 0);

    /// <summary>What comes from outside: examples, noise, dropout masks.</summary>
    public static IEnumerable<(GraphValue Value, string Words)> Given(Graph graph) =>
        graph
            .Dropouts.Select(site => (site.Mask, $"{Shaped(site.Mask)}, 0 with probability {Number(site.Rate)}"))
            .Prepend((graph.Noise, Shaped(graph.Noise)))
            .Prepend((graph.Input, Shaped(graph.Input)))
            .Select(given => IsRead(graph, given.Item1) ? given : (given.Item1, given.Item2 + ", which nothing reads"));

    /// <summary>What an operation computes, one thing or several, with the shapes that images have: <c>[B, 28, 28, 1]</c>.</summary>
    public static string[] Statements(Operation operation) =>
        operation
            .Results.Aggregate(
                operation.Comment,
                (words, value) => words.Replace(value.ToString(), Shaped(value), StringComparison.Ordinal)
            )
            .Split("; ");

    /// <summary>What training differentiates: <c>−reconstruction + 4 · KL, averaged over the batch</c>.</summary>
    public static string Loss(Graph graph)
    {
        var words = graph.Loss.Terms.Select((term, index) => Sign(term.Weight, index) + Weighted(term));
        return string.Concat(words) + ", averaged over the batch";
    }

    /// <summary>A number in every culture: <c>0.25</c>.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count: <c>652,824</c>.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Shaped(GraphValue value) =>
        $"{value.Name} : [{string.Join(", ", value.Extents.Select(extent => extent.Name).Concat(value.Shape.Dimensions.Select(size => Number(size))))}]";

    private static bool IsRead(Graph graph, GraphValue value) =>
        graph.Operations.Any(operation => operation.Reads.Any(read => read.Name == value.Name));

    private static string Sign(double weight, int index) =>
        (weight < 0, index) switch
        {
            (true, 0) => "−",
            (true, _) => " − ",
            (false, 0) => "",
            (false, _) => " + ",
        };

    private static string Weighted(RootTerm term) =>
        Math.Abs(term.Weight) == 1 ? term.Term.Name : $"{Number(Math.Abs(term.Weight))} · {term.Term.Name}";
}
