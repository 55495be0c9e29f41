using FunctionalVae.Graphs;

namespace FunctionalVae.Interpreter;

/// <summary>What runs beside the batch, in float64: the examples that a prior has of its own, one after the other.</summary>
internal static class OwnExamplesInterpreter
{
    /// <summary>Gives the memory their posteriors, one after the other.</summary>
    public static void Run(Graph graph, InterpreterMemory memory)
    {
        if (graph.PriorOps.Count == 0)
        {
            return;
        }

        var posteriors = graph.PriorOps[graph.PriorOps.Count - 1].Writes.Single();
        var rows = new List<Dual>();
        for (var row = 0; row < posteriors.Rows; row++)
        {
            var own = memory.Of(row);
            OpInterpreter.Run(graph.PriorOps, own);
            memory.NearKink(own.KinkDistance, 1);
            rows.AddRange(own[posteriors]);
        }

        memory[posteriors] = [.. rows];
    }
}
