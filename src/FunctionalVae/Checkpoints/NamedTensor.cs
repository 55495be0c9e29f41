namespace FunctionalVae.Checkpoints;

/// <summary>A tensor of single-precision numbers and its name in a file.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Shape">Sizes, slowest first; empty for a single number.</param>
/// <param name="Values">Row-major; as many as the product of <paramref name="Shape"/>.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
