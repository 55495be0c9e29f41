using FsCheck;

namespace FunctionalVae.Laws;

/// <summary>A property that the formulas have.</summary>
/// <param name="Area">The area of the mathematics; mutants of an area meet its laws.</param>
/// <param name="Name">A name of a few words.</param>
/// <param name="Statement">What holds, and how closely.</param>
/// <param name="Cases">How many cases FsCheck draws in the default run.</param>
/// <param name="Property">The property of given formulas. A law that averages over draws of its own takes the key.</param>
internal sealed record Law(string Area, string Name, string Statement, int Cases, Func<Formulas, Key, Property> Property)
{
    /// <summary>What refutes the law, or null where it holds: the shrunk counterexample.</summary>
    public string? Refutation(Formulas formulas, Key key, int multiplier)
    {
        var words = key.Words(0, 0);
        // SplitMix64 wants an odd increment.
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(Cases * multiplier)
            .WithQuietOnSuccess(true)
            .WithReplay(Seed(words[0], words[1]), Seed(words[2], words[3]) | 1);
        try
        {
            Check.One(config, Property(formulas, key.Child(0)));
            return null;
        }
        catch (Exception refuted) when (refuted is not OutOfMemoryException)
        {
            return refuted.Message;
        }
    }

    public override string ToString() => $"{Area}: {Name}";

    private static ulong Seed(uint high, uint low) => ((ulong)high << 32) | low;
}
