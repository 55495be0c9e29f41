namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Whether a law refutes a mutant.</summary>
/// <param name="Mutant">What is wrong.</param>
/// <param name="Law">The law's name.</param>
/// <param name="Killed">Whether the law is refuted.</param>
public sealed record MutantVerdict(string Mutant, string Law, bool Killed);

/// <summary>Every mutant under every law.</summary>
public static class MutantMatrix
{
    /// <summary>All verdicts, mutant by mutant in a fixed order, within a mutant law by law.</summary>
    public static IReadOnlyList<MutantVerdict> Rows() =>
        [
            .. MutantZoo
                .All.AsParallel()
                .AsOrdered()
                .SelectMany(mutant =>
                    mutant
                        .Laws(new(Key.FromSeed(1)))
                        .Select(law => new MutantVerdict(mutant.Name, law.Name, law.Check().Verdict == LawVerdict.Refuted))
                ),
        ];
}
