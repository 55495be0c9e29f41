namespace FunctionalVae.Passes;

/// <summary>A value in an arena, and when it is there; operations are counted from 1, in the order of the graph.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Buffer">The number of its buffer.</param>
/// <param name="From">The operation that computes it; 0 for what is there before the first.</param>
/// <param name="To">The last operation that reads it, or after which it must still be there.</param>
public sealed record PlacedValue(string Name, int Buffer, int From, int To);
