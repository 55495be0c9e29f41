namespace FunctionalVae.Evaluation;

/// <summary>How many sets <see cref="PredictiveCheck"/> draws.</summary>
/// <param name="MostExamples">Of more examples, so many are chosen by key; the sets have as many.</param>
/// <param name="Replications">R. No p-value is below 2/(1 + R).</param>
/// <param name="Threads">Threads; 0 for one per processor. No bit depends on them.</param>
public sealed record PredictiveOptions(int MostExamples = 2000, int Replications = 199, int Threads = 0)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MostExamples, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Replications);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
    }
}
