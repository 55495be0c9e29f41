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
    /// <summary>What refutes the law, or null where it holds: the shrunk counterexample, and what the formulas threw there.</summary>
    /// <exception cref="InvalidOperationException">FsCheck could not make enough cases: a fault of the law, which says nothing of the formulas.</exception>
    public string? Refutation(Formulas formulas, Key key, int multiplier)
    {
        var words = key.Words(0, 0);
        var verdict = new Verdict();
        // SplitMix64 wants an odd increment.
        var config = Config
            .Quick.WithMaxTest(Cases * multiplier)
            .WithReplay(Seed(words[0], words[1]), Seed(words[2], words[3]) | 1)
            .WithRunner(verdict);
        Property property;
        try
        {
            // A law that averages over draws of its own evaluates the formulas here.
            property = Property(formulas, key.Child(0));
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return thrown.Message;
        }

        // What is thrown outside of a case, by a generator for instance, comes out of here.
        Check.One(config, property);
        return verdict.Result switch
        {
            TestResult.Passed => null,
            TestResult.Failed failed =>
                $"{string.Join(", ", failed.Item3)} (shrunk from {string.Join(", ", failed.Item2)}): {failed.Item4}",
            _ => throw new InvalidOperationException($"{this}: FsCheck could not make {Cases * multiplier} cases of it."),
        };
    }

    public override string ToString() => $"{Area}: {Name}";

    private static ulong Seed(uint high, uint low) => ((ulong)high << 32) | low;
}
