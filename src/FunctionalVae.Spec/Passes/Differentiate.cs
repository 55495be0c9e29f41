using FunctionalVae.Graphs;

namespace FunctionalVae.Passes;

/// <summary>Gives a graph the way back from its loss to every parameter.</summary>
public static class Differentiate
{
    /// <summary><paramref name="graph"/> with the derivatives of its operations, last operation first.</summary>
    public static Graph Of(Graph graph)
    {
        var path = graph.ForwardOps;
        var cotangents = new Cotangents(graph.Loss, path);
        foreach (var operation in path.Reverse().Where(cotangents.Reach))
        {
            operation.Differentiate(cotangents);
        }

        cotangents.RequireAll();
        return graph with { BackwardOps = cotangents.Operations };
    }
}
