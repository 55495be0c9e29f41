using FunctionalVae.Probability;

namespace FunctionalVae.Laws;

/// <summary>Wrong evidence lower bounds with a divergence in closed form, and wrong reconstruction terms.</summary>
internal static class ElboMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        BoundMutants.Of(
            "KL with the wrong sign",
            "reconstruction + KL",
            formulas => formulas with { AnalyticElbo = (reconstruction, kl) => reconstruction.Sum() + kl.Sum() }
        ),
        BoundMutants.Of(
            "β left in evaluation",
            "the bound is reported with the weight ½ of training",
            formulas => formulas with { AnalyticElbo = (reconstruction, kl) => reconstruction.Sum() - (0.5 * kl.Sum()) }
        ),
        BoundMutants.Of(
            "β on both terms",
            "β·(reconstruction − KL)",
            formulas => formulas with { Objective = (beta, reconstruction, kl) => beta * (reconstruction.Sum() - kl.Sum()) }
        ),
        BoundMutants.Of(
            "hidden β: mean over pixels",
            "a mean over the data's dimensions beside a sum over the latent ones",
            formulas => formulas with { AnalyticElbo = (reconstruction, kl) => reconstruction.Average() - kl.Sum() }
        ),
        BoundMutants.Of(
            "hidden β: mean over latent dimensions",
            "a sum over the data's dimensions beside a mean over the latent ones",
            formulas => formulas with { AnalyticElbo = (reconstruction, kl) => reconstruction.Sum() - kl.Average() }
        ),
        BoundMutants.Of(
            "KL 1 % too large",
            "a factor of 1.01",
            formulas => formulas with { AnalyticElbo = (reconstruction, kl) => reconstruction.Sum() - (1.01 * kl.Sum()) }
        ),
        BoundMutants.Of(
            "squared error without ½",
            "−(x − x̂)²/σ²: a hidden β of ½",
            formulas => formulas with { NormalReconstruction = (logVariance, square) => Log(logVariance, 2 * square) }
        ),
        BoundMutants.Of(
            "squared error without its normaliser",
            "−½(x − x̂)²/σ² without log 2πσ²: no density",
            formulas => formulas with { NormalReconstruction = (logVariance, square) => -0.5 * square * Math.Exp(-logVariance) }
        ),
        BoundMutants.Of(
            "cross-entropy on grey pixels",
            "reported as a log-likelihood: it has a floor, the entropy of the pixel",
            formulas => formulas with { PixelReconstruction = (grey, _, logit) => (grey * logit) - SpecialFunctions.Softplus(logit) }
        ),
    ];

    private static double Log(double logVariance, double square) =>
        Normal.FromLogVariance(0, logVariance).LogProbability(Math.Sqrt(square)).Nats;
}
