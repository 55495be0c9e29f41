using FunctionalVae.Shared;

namespace FunctionalVae.Laws;

public sealed class LawTests
{
    private static readonly int Keys = Effort.Keys(standard: 3);

    public static TheoryData<string> Laws() => [.. Catalogue.Laws.Select(law => law.ToString())];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Holds_for_the_library(string name)
    {
        var law = Catalogue.Laws.Single(candidate => candidate.ToString() == name);
        for (var seed = 1; seed <= Keys; seed++)
        {
            var refutation = law.Refutation(new(), Key.FromSeed((ulong)seed), Effort.Cases);
            Assert.True(refutation is null, $"{name}, seed {seed}: {refutation}\n{law.Statement}");
        }
    }
}
