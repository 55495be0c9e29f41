namespace FunctionalVae.Graphs;

/// <summary>
/// An operation as a call of the managed engine: the one table that the writer prints and the runner binds, and from which reads, writes and
/// lifetimes are told.
/// </summary>
/// <param name="Kernel">The kernel's class and method: <c>AffineKernel.Forward</c>. Its first argument is the lane.</param>
/// <param name="TakesMemory">Whether its second argument is the execution's memory.</param>
/// <param name="Operands">The other arguments, in their order.</param>
public sealed record KernelCall(string Kernel, bool TakesMemory, ValueList<Operand> Operands)
{
    internal static KernelCall Of(string kernel, params Operand[] operands) => new(kernel, false, ValueList.From(operands));

    internal static KernelCall WithMemory(string kernel, params Operand[] operands) => new(kernel, true, ValueList.From(operands));
}
