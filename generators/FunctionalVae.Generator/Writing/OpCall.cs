using FunctionalVae.Plans;

namespace FunctionalVae.Generator.Writing;

/// <summary>One operation as a line of generated code.</summary>
/// <param name="Comment">What the line computes, with its shape.</param>
/// <param name="Call">The kernel call.</param>
/// <param name="Buffers">The buffers that it names.</param>
/// <param name="Parameters">The parameter tensors that it names.</param>
/// <param name="Gradients">The parameter tensors whose gradients it names.</param>
internal sealed record OpCall(
    string Comment,
    string Call,
    ValueList<PlanBuffer> Buffers,
    ValueList<PlanParameter> Parameters = default,
    ValueList<PlanParameter> Gradients = default
);
