namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>The laws can fail: every mutant is refuted, and every law refutes something.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<MutantVerdict>> Rows = new(MutantMatrix.Rows);

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_mutant_is_refuted_by_some_law()
    {
        var byMutant = Rows.Value.GroupBy(row => row.Mutant).ToList();
        foreach (var mutant in byMutant)
        {
            output.WriteLine($"{mutant.Key}: {string.Join(", ", mutant.Where(row => row.Killed).Select(row => row.Law))}");
        }

        Assert.True(byMutant.Count >= 80);
        Assert.Empty(byMutant.Where(mutant => !mutant.Any(row => row.Killed)).Select(mutant => mutant.Key));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_law_refutes_some_mutant() =>
        Assert.Empty(Rows.Value.GroupBy(row => row.Law).Where(law => !law.Any(row => row.Killed)).Select(law => law.Key));

    [Fact]
    public void No_law_refutes_everything() =>
        Assert.Empty(Rows.Value.GroupBy(row => row.Law).Where(law => law.All(row => row.Killed)).Select(law => law.Key));

    [Fact]
    public void What_mutants_are_made_of_keeps_the_laws()
    {
        VaeLaws.CheckModel(MutantZoo.Plain, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Learned, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Weighed, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Doubly, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Landing, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Free, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Aggregate, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Sliced, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Transported, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(MutantZoo.Mixed, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(TableMutants.Right, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(LabelMutants.Right, new(Key.FromSeed(1), Effort.Cases));
        VaeLaws.CheckModel(TrainingMutants.Dropping, new(Key.FromSeed(1), Effort.Cases));
    }
}
