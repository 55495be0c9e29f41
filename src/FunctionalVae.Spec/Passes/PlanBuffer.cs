namespace FunctionalVae.Passes;

/// <summary>A part of the arena, [B, <paramref name="Width"/>], B being the batch size.</summary>
/// <param name="Name">The name of the last value, or of the last gradient, that lies there: an operation in place takes over the memory of what it reads.</param>
/// <param name="Width">Values per example.</param>
/// <param name="Offset">Where it begins in the arena, in values per example: at float <c>Offset · B</c>.</param>
public sealed record PlanBuffer(string Name, int Width, int Offset);
