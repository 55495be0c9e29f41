namespace FunctionalVae.Evaluation;

/// <summary>One trained model of a study.</summary>
/// <param name="Latent">Its latent dimensions.</param>
/// <param name="Layers">Its hidden layers, of the encoder and of the decoder.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Objective">Its evidence lower bound on the held-out examples, in nats per example.</param>
/// <param name="Active">How many latent dimensions tell held-out examples apart (<see cref="LatentUse"/>).</param>
/// <param name="Distance">
/// The squared sliced Wasserstein distance of order 2 between draws of held-out posteriors and as many draws of N(0, I), a mean over directions and draws.
/// </param>
/// <param name="Divergence">
/// The mean over the dimensions of KL(q(zᵢ) ‖ N(0, 1)), in nats, by quadrature, with q(z) the mixture of the held-out posteriors.
/// </param>
/// <param name="DistanceWithout">The distance without one group of the examples, of each group in turn: how much it depends on which were held out.</param>
/// <param name="DivergenceWithout">The same of the divergence.</param>
public sealed record StudyRun(
    int Latent,
    int Layers,
    int Seed,
    double Objective,
    int Active,
    double Distance,
    double Divergence,
    ValueList<double> DistanceWithout,
    ValueList<double> DivergenceWithout
);
