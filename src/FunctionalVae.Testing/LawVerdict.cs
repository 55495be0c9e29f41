namespace FunctionalVae.Testing;

/// <summary>What became of a law.</summary>
public enum LawVerdict
{
    /// <summary>No case refuted it.</summary>
    Held,

    /// <summary>It has a counterexample.</summary>
    Refuted,

    /// <summary>It speaks of something that the model does not have.</summary>
    Skipped,
}
