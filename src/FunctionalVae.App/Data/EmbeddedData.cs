using FunctionalVae.Data;

namespace FunctionalVae.App;

/// <summary>Data that need no file: two moons for models of two real numbers, handwritten digits of 8 × 8 for all others.</summary>
internal static class EmbeddedData
{
    public const string Digits = "digits";
    private const string Moons = "moons";
    private const ulong MoonsSeed = 0x5eed;
    private const int MoonsTrainCount = 2000;
    private const int MoonsCount = 2500;

    /// <summary>The name of the data that a model takes where none are named.</summary>
    public static string NameFor(IVaeModel model) => model.Spec.Input is Features { Count: 2, Domain: ValueDomain.Real } ? Moons : Digits;

    /// <summary>Whether a model takes any of them.</summary>
    public static bool Fit(IVaeModel model) => NameFor(model) == Moons || model.Spec.Input is Image { Height: 8, Width: 8, Channels: 1 };

    /// <summary>Whether there are data of that name.</summary>
    public static bool Has(string name) => name is Digits or Moons;

    /// <summary>The same examples always.</summary>
    public static LoadedData Load(string name)
    {
        if (name == Moons)
        {
            var moons = FunctionalVae.Data.Moons.Load(Key.FromSeed(MoonsSeed), MoonsCount);
            int[] rows = [.. Enumerable.Range(0, MoonsCount)];
            return new(moons.Take(rows[..MoonsTrainCount], "moons/train"), moons.Take(rows[MoonsTrainCount..], "moons/test"));
        }

        var digits = FunctionalVae.Data.Digits.Load();
        return new(ExampleTable.From(digits.Train), ExampleTable.From(digits.Test));
    }
}
