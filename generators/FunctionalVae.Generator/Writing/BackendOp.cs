using FunctionalVae.Graphs;

namespace FunctionalVae.Generator.Writing;

/// <summary>One forward operation of a plan as an expression over the tensors of a backend.</summary>
/// <param name="Comment">What it computes, with its shape.</param>
/// <param name="Output">The value that it computes; null where it scores.</param>
/// <param name="Expression">The expression.</param>
internal sealed record BackendOp(string Comment, GraphValue? Output, string Expression);
