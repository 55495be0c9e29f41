using System.Runtime.ExceptionServices;

namespace FunctionalVae.Probability;

/// <summary>Work in parts, on several threads.</summary>
internal static class Parts
{
    /// <summary>Does each part once, in any order. What a part throws is thrown as it is.</summary>
    /// <param name="count">How many parts there are.</param>
    /// <param name="part">Does the part of a number from 0.</param>
    /// <param name="threads">Threads; 0 for one per processor.</param>
    /// <param name="cancel">Stops between parts.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Each(int count, Action<int> part, int threads, CancellationToken cancel)
    {
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
                    CancellationToken = cancel,
                },
                part
            );
        }
        catch (AggregateException problem) when (problem.InnerException is { } first)
        {
            // What is wrong in one part is wrong in all: its own words serve better than a list of them.
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
