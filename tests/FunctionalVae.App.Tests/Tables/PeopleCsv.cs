using static System.FormattableString;

namespace FunctionalVae.App.Tests;

/// <summary>A small file of mixed columns, by key: who lives in Oslo is older and often a member; many have no income.</summary>
internal static class PeopleCsv
{
    public const string Header = "id,age,city,visits,income,member";

    public static IReadOnlyList<string> Lines(ulong seed = 1, int count = 200, bool hasGaps = true) =>
        [Header, .. Enumerable.Range(0, count).Select(i => Line(i, Key.FromSeed(seed).Child((ulong)i), hasGaps))];

    private static string Line(int i, Key key, bool hasGaps)
    {
        var city = Below(key, 0, 3);
        var age = 20 + (20 * city) + (Below(key, 1, 200) / 10.0);
        // A geometric count.
        var visits = System.Numerics.BitOperations.TrailingZeroCount(Below(key, 2, 256) + 1);
        var income = Below(key, 3, 3) == 0 ? "0" : Invariant($"{1000 + Below(key, 4, 90_000)}");
        var member = Below(key, 5, 4) < city + 1 ? "y" : "n";
        var town =
            hasGaps && Below(key, 6, 10) == 0 ? "?"
            : (string[])["Lima", "Rome", "Oslo"] is var towns ? towns[city]
            : "";
        return Invariant($"{i + 1},{age},{town},{visits},{income},{member}");
    }

    private static int Below(Key key, ulong part, int count) => Permutation.Of(key.Child(part), count)[0];
}
