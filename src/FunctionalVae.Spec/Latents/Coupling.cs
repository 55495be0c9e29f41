namespace FunctionalVae;

/// <summary>One affine coupling of a <see cref="FlowPrior"/>.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Kept">The dimensions that it leaves as they are, and reads.</param>
/// <param name="Changed">The others.</param>
/// <param name="Units">The units of each hidden layer of its network.</param>
internal sealed record Coupling(int Number, ValueList<int> Kept, ValueList<int> Changed, int Units)
{
    /// <summary>
    /// Two couplings, one after the other, exchange the halves that a bit tells apart of ⌊2ᵇ·i/k⌋, for dimension i of k ≤ 2ᵇ; the next two take the next
    /// bit. Two dimensions differ in some bit, and of each bit about half of the dimensions have 1.
    /// </summary>
    public static Coupling Of(int number, int size, int units)
    {
        var bits = 1;
        while (1 << bits < size)
        {
            bits++;
        }

        var bit = number / 2 % bits;
        var halves = Enumerable.Range(0, size).ToLookup(dimension => (int)(((long)dimension << bits) / size >> bit) & 1);
        return new(number, ValueList.From(halves[number % 2]), ValueList.From(halves[1 - (number % 2)]), units);
    }

    /// <summary>The affine maps of its network: two hidden layers, the shifts, and what the log-scales are the tanh of.</summary>
    public IEnumerable<(string Name, int Inputs, int Outputs)> Maps =>
        [(Name(0), Kept.Count, Units), (Name(1), Units, Units), (Name(2), Units, Changed.Count), (Name(3), Units, Changed.Count)];

    /// <summary>The name of the tensors of a map, before <c>.weight</c> and <c>.bias</c>.</summary>
    public string Name(int map) => $"prior.{SpecText.Literal(Number)}.{Parts[map]}";

    /// <summary>The name of a value of the graph.</summary>
    public string Value(string name) => $"flow{SpecText.Literal(Number)}{name}";

    private static readonly string[] Parts = ["first", "second", "shift", "log_scale"];
}
