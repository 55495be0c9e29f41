namespace FunctionalVae.Testing;

/// <summary>What was checked of one law, and how hard.</summary>
/// <param name="Name">The law's name.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Verdict">Whether it held.</param>
/// <param name="Cases">Cases that were tried.</param>
/// <param name="Comparisons">Numbers that were compared in them.</param>
/// <param name="Worst">The largest error as a share of its tolerance; 0 where only equal bits hold, above 1 where it is refuted.</param>
/// <param name="Text">Why it was skipped, or the shrunk counterexample; null where it held.</param>
public sealed record VaeLawReport(
    string Name,
    string Statement,
    LawVerdict Verdict,
    int Cases,
    long Comparisons,
    double Worst,
    string? Text
);
