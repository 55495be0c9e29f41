using FsCheck;
using FsCheck.Fluent;

namespace FunctionalVae.Testing;

/// <summary>Draws cases, and proposes simpler ones for a case that refutes a law.</summary>
internal static class CaseGenerator
{
    private const int Numbers = 10_000;

    public static Arbitrary<VaeCase> Of(CaseRange range, VaeLawOptions options)
    {
        var most = Math.Min(range.MostExamples, options.MostExamples);
        var gen =
            from number in Gen.Choose(0, Numbers - 1)
            from count in Gen.Choose(1, most)
            from place in Gen.Elements(range.Places)
            from kind in Gen.Elements(Enum.GetValues<ExampleKind>())
            select new VaeCase(number, count, place, kind);
        return Arb.From(gen, drawn => Simpler(drawn, range));
    }

    // Every step makes one thing simpler and nothing else worse, so shrinking ends.
    private static IEnumerable<VaeCase> Simpler(VaeCase drawn, CaseRange range)
    {
        foreach (var count in new[] { 1, 2, drawn.Count / 2, drawn.Count - 1 }.Where(count => count >= 1 && count < drawn.Count).Distinct())
        {
            yield return drawn with
            {
                Count = count,
            };
        }

        foreach (var place in range.Places.TakeWhile(place => place != drawn.Place))
        {
            yield return drawn with
            {
                Place = place,
            };
        }

        foreach (var kind in Enum.GetValues<ExampleKind>().TakeWhile(kind => kind != drawn.Kind))
        {
            yield return drawn with
            {
                Kind = kind,
            };
        }

        foreach (var number in new[] { 0, 1, 2 }.Where(number => number < drawn.Number))
        {
            yield return drawn with
            {
                Number = number,
            };
        }
    }
}
