using static System.FormattableString;

namespace FunctionalVae.Testing;

/// <summary>One case: all that a law looks at is made from these four values and <see cref="VaeLawOptions.Key"/>.</summary>
/// <param name="Number">Which child of the key.</param>
/// <param name="Count">Examples in the batch.</param>
/// <param name="Place">Where the parameters lie.</param>
/// <param name="Kind">Which examples.</param>
public sealed record VaeCase(int Number, int Count, ParameterPlace Place, ExampleKind Kind)
{
    /// <summary>For people: <c>key 17, 3 examples (Drawn), parameters Moved</c>.</summary>
    public override string ToString() => Invariant($"key {Number}, {Count} example{(Count == 1 ? "" : "s")} ({Kind}), parameters {Place}");
}
