namespace FunctionalVae.Evaluation;

/// <summary>How many examples <see cref="ElboSurgery"/> looks at.</summary>
/// <param name="MostExamples">N at most; of more, so many are chosen by key.</param>
/// <param name="Threads">Threads; 0 for one per processor. No bit depends on them.</param>
public sealed record SurgeryOptions(int MostExamples = 5000, int Threads = 0)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MostExamples, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
