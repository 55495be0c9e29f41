namespace FunctionalVae.Passes;

/// <summary>A part of the arena, [B · <paramref name="Rows"/>, <paramref name="Width"/>], B being the batch size.</summary>
/// <param name="Name">The name of the last value, or of the last gradient, that lies there: an operation in place takes over the memory of what it reads.</param>
/// <param name="Width">Values of a row.</param>
/// <param name="Offset">Where it begins in the arena, in values per example: at float <c>Offset · B</c>.</param>
/// <param name="Rows">Rows per example: more than one where there is one for each draw.</param>
/// <param name="IsOfBatch">
/// Whether it has its rows for each example. One that has not is [<paramref name="Rows"/>, <paramref name="Width"/>], and begins at float
/// <paramref name="Offset"/> behind what is of the batch.
/// </param>
public sealed record PlanBuffer(string Name, int Width, int Offset, int Rows = 1, bool IsOfBatch = true)
{
    /// <summary>Values per example.</summary>
    public int Size => Width * Rows;
}
