namespace FunctionalVae.Probability;

/// <summary>How a mixture is fitted by expectation and maximisation.</summary>
/// <param name="MaxIterations">How many times all components are fitted anew at most, 1 at least.</param>
/// <param name="Tolerance">The rise of the objective, in nats per point, below which the fit ends; positive.</param>
/// <param name="Shrinkage">
/// a &gt; 0: as many points as the covariance of all points counts for in the covariance of each component. It keeps a component of few points
/// from closing on them.
/// </param>
/// <param name="Threads">Threads; 0 for one per processor. No bit of the fit depends on them.</param>
public sealed record MixtureFitOptions(int MaxIterations = 200, double Tolerance = 1e-4, double Shrinkage = 1, int Threads = 0)
{
    internal int ThreadCount => Threads == 0 ? Environment.ProcessorCount : Threads;

    internal void Check()
    {
        Arguments.AtLeast(1, MaxIterations, nameof(MaxIterations));
        Arguments.Positive(Tolerance, nameof(Tolerance));
        Arguments.Positive(Shrinkage, nameof(Shrinkage));
        Arguments.AtLeast(0, Threads, nameof(Threads));
    }
}
