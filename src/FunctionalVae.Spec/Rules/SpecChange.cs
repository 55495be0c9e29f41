namespace FunctionalVae;

/// <summary>One argument of a specification, written otherwise.</summary>
/// <param name="Path">The argument: <c>Input.Binarization</c>.</param>
/// <param name="Expression">What to write there, as C# in the namespace <c>FunctionalVae</c>.</param>
internal sealed record SpecChange(string Path, string Expression);
