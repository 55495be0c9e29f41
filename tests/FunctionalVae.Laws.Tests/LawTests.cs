namespace FunctionalVae.Laws;

public sealed class LawTests
{
    public static TheoryData<string> Laws() => [.. Catalogue.Laws.Select(law => law.ToString())];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Holds_for_the_library(string name)
    {
        var law = Catalogue.Laws.Single(candidate => candidate.ToString() == name);
        for (var seed = 1; seed <= Effort.Keys; seed++)
        {
            var refutation = law.Refutation(new(), Key.FromSeed((ulong)seed), Effort.Multiplier);
            Assert.True(refutation is null, $"{name}, seed {seed}: {refutation}\n{law.Statement}");
        }
    }
}
