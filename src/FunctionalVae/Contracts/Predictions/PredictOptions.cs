namespace FunctionalVae;

/// <summary>How the posterior predictive of an example is made.</summary>
/// <param name="LatentDraws">K, draws of the latent variable from each posterior. 2 at least.</param>
/// <param name="Quantiles">The probabilities whose quantiles are asked for, each from 1e-6 to 1 − 1e-6; 0.05, 0.5 and 0.95 where none are given, no quantiles for an empty list.</param>
/// <param name="Threads">Threads; 0 for one per processor. No result depends on it.</param>
public sealed record PredictOptions(int LatentDraws = 64, ValueList<double>? Quantiles = null, int Threads = 0)
{
    // Nearer to 0 or 1 the sum of so many probabilities has no digits left.
    private const double LeastProbability = 1e-6;

    /// <summary>The probabilities whose quantiles are asked for.</summary>
    internal ValueList<double> Probabilities => Quantiles ?? [0.05, 0.5, 0.95];

    /// <summary>Throws where an option makes no sense.</summary>
    /// <exception cref="ArgumentException">One does; the message says which.</exception>
    internal void Check()
    {
        OptionRange.Require(LatentDraws >= 2, nameof(LatentDraws), LatentDraws, "2 or more");
        OptionRange.Require(Threads >= 0, nameof(Threads), Threads, "0 or more");
        foreach (var probability in Probabilities)
        {
            OptionRange.Require(
                probability is >= LeastProbability and <= 1 - LeastProbability,
                nameof(Quantiles),
                probability,
                "probabilities from 0.000001 to 0.999999"
            );
        }
    }
}
