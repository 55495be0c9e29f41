namespace FunctionalVae.Laws;

/// <summary>
/// The formulas under test, as values: those of the library unless a mutant has replaced one. Each area of the mathematics adds its own in a
/// file of its own.
/// </summary>
internal sealed partial record Formulas;
