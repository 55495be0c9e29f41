namespace FunctionalVae;

/// <summary>The masks of one dropout layer where they lie in the arena, [B, width] at <paramref name="Offset"/> values per example.</summary>
/// <param name="Offset">The buffer's offset.</param>
/// <param name="Width">Values per example.</param>
/// <param name="Rate">The probability of dropping a value while training.</param>
public sealed record DropoutPlace(int Offset, int Width, double Rate) : DropoutSize(Width, Rate);
