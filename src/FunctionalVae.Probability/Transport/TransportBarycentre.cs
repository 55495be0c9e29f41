namespace FunctionalVae.Probability;

/// <summary>A cloud between clouds, found step by step.</summary>
/// <param name="Cloud">Its points, with the weights of those that it began with.</param>
/// <param name="Objective">Σ λₛ·W₂²(cloud, cloudₛ) of it.</param>
/// <param name="Steps">How often the points were moved.</param>
/// <param name="Converged">Whether the last step lowered the objective by no more than the tolerance.</param>
public sealed record TransportBarycentre(PointCloud Cloud, double Objective, int Steps, bool Converged);
