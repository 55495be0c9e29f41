namespace FunctionalVae.Graphs;

/// <summary>A divergence of a diagonal normal from N(0, v·I) in closed form, as the graph has it.</summary>
/// <param name="Function">Its function in the engine, in the interpreter and in the backends.</param>
/// <param name="Text">The formula.</param>
/// <param name="Numbers">The numbers that the function takes behind v.</param>
public sealed record DivergenceForm(string Function, string Text, ValueList<Operand.Number> Numbers);
