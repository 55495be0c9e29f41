namespace FunctionalVae.Evaluation;

/// <summary>How <see cref="PriorMatch"/> compares.</summary>
/// <param name="MostExamples">N: of more examples, so many are chosen by key. Some 6 N² numbers are held at once, 0.2 GB for 2,000 and 5 GB for 10,000, which is the most.</param>
/// <param name="Replications">Pairs of samples of the prior for the null of the sliced distance, and divisions of the permutation test. No p-value of them is below 1/(1 + this).</param>
/// <param name="Projections">Directions of the sliced distance.</param>
/// <param name="Threads">Threads; 0 for one per processor. No bit depends on them.</param>
public sealed record PriorMatchOptions(int MostExamples = 2000, int Replications = 199, int Projections = 100, int Threads = 0)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MostExamples, PriorMatch.LeastExamples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostExamples, 10_000);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Replications);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Projections);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
