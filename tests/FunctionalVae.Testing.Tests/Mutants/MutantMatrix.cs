namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Every mutant under every law.</summary>
public static class MutantMatrix
{
    /// <summary>All verdicts, mutant by mutant in a fixed order, within a mutant law by law.</summary>
    public static IReadOnlyList<MutantVerdict> Rows() =>
        [
            .. from mutant in MutantZoo.All
            from law in mutant.Laws(new(Key.FromSeed(1)))
            select new MutantVerdict(mutant.Name, law.Name, law.Check().Verdict == LawVerdict.Refuted),
        ];
}
