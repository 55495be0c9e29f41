namespace FunctionalVae.Testing;

/// <summary>A law, apart from any model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statement">What it says, in one sentence.</param>
/// <param name="Cases">How many cases a small model is checked with.</param>
/// <param name="Range">Which cases it is checked with.</param>
/// <param name="Skip">Why it says nothing about a model; null where it does.</param>
/// <param name="Findings">Everything that it compares in one case.</param>
/// <param name="Rounded">
/// What it says of a backend that promises no equal bits for other batches and threads, with {0} for what it promises; null where that makes
/// no difference.
/// </param>
internal sealed record LawDefinition(
    string Name,
    string Statement,
    int Cases,
    CaseRange Range,
    Func<Subject, string?> Skip,
    Func<Situation, IEnumerable<Finding>> Findings,
    string? Rounded = null
);
