namespace FunctionalVae.Testing.Tests.Mutants;

/// <summary>Whether a law refutes a mutant.</summary>
/// <param name="Mutant">What is wrong.</param>
/// <param name="Law">The law's name.</param>
/// <param name="Killed">Whether the law is refuted.</param>
public sealed record MutantVerdict(string Mutant, string Law, bool Killed);
