namespace FunctionalVae.Probability;

/// <summary>A mixture of normals that was fitted to points.</summary>
/// <param name="Mixture">The mixture; its components are normals of any covariance.</param>
/// <param name="LogLikelihood">The mean log-density of the points, in nats.</param>
/// <param name="Objectives">
/// After each iteration what the fit maximises, in nats per point: the mean log-density and the logarithm of the covariances' prior, without its
/// constant. It never falls.
/// </param>
/// <param name="IsConverged">Whether the last rise was below the tolerance.</param>
public sealed record MixtureFit(
    Mixture<RealVector, LogDensity> Mixture,
    double LogLikelihood,
    IReadOnlyList<double> Objectives,
    bool IsConverged
);
