using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>One forward operation of a plan as an expression of torch.</summary>
/// <param name="Comment">What it computes, with its shape.</param>
/// <param name="Output">The buffer that it computes; null where it scores.</param>
/// <param name="Expression">The expression.</param>
internal sealed record TorchOp(string Comment, PlanBuffer? Output, string Expression);
