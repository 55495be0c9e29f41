namespace FunctionalVae.Plans;

/// <summary>A named buffer of shape [B, <paramref name="Width"/>], B being the batch size.</summary>
/// <param name="Name">A name that reads as an identifier: <c>encoder1</c>, <c>z</c>, <c>dLogits</c>.</param>
/// <param name="Width">Values per example.</param>
/// <param name="Offset">Where the buffer begins in the arena, in values per example: at float <c>Offset · B</c>.</param>
/// <param name="Kind">What it holds.</param>
public sealed record PlanBuffer(string Name, int Width, int Offset, BufferKind Kind);
