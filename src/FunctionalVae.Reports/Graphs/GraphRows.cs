using FunctionalVae.Graphs;

namespace FunctionalVae.Reports;

/// <summary>A graph as rows of a table.</summary>
public static class GraphRows
{
    /// <summary>One row for each operation, in the order of the timeline.</summary>
    /// <param name="graph">The graph.</param>
    public static IReadOnlyList<GraphRow> Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var counted = new HashSet<ParameterTensor>();
        var rows = new List<GraphRow>();
        foreach (var (name, operations) in GraphWords.Parts(graph))
        {
            foreach (var operation in operations)
            {
                // A tensor that is read again is counted once.
                var parameters = operation.Tensors.Where(counted.Add).Sum(tensor => (long)tensor.Count);
                var statement = string.Join("; ", GraphWords.Statements(operation));
                rows.Add(new(name, rows.Count + 1, statement, parameters, 2 * operation.MultiplyAdds));
            }
        }

        return rows;
    }
}
