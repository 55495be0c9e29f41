namespace FunctionalVae;

/// <summary>The masks of one dropout layer, [B, width]: what a backend is given at each training step.</summary>
/// <param name="Width">Values per example.</param>
/// <param name="Rate">The probability of dropping a value while training.</param>
public record DropoutSize(int Width, double Rate);
