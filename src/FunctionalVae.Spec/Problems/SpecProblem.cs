namespace FunctionalVae;

/// <summary>One thing that is wrong with a specification.</summary>
/// <param name="Code">The diagnostic's id, as the build reports it: <c>FVAE2001</c>.</param>
/// <param name="Path">The argument at fault, from the specification's root: <c>Encoder[2].Units</c>.</param>
/// <param name="Message">What was wrong and what to do, in one sentence.</param>
public sealed record SpecProblem(string Code, string Path, string Message);
