namespace FunctionalVae.Generator.Reporting;

/// <summary>What a diagnostic tells a code fix beside its message: a place to edit.</summary>
/// <param name="At">The place; an additional location of the diagnostic.</param>
/// <param name="Change">What to write there, as <c>Path=Expression</c>; empty where the diagnostic's id says it.</param>
internal sealed record Hint(SourceSpan At, string Change = "");
