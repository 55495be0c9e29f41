namespace FunctionalVae;

/// <summary>How the posterior predictive of an example is made.</summary>
/// <param name="LatentDraws">K, draws of the latent variable from each posterior. 2 at least. An example takes memory for K decoded examples while it is worked on.</param>
/// <param name="Quantiles">
/// The probabilities whose quantiles are asked for, each from <see cref="LeastProbability"/> to 1 − that; <see cref="UsualQuantiles"/> where none are given. An
/// empty list asks for none.
/// </param>
/// <param name="Threads">Threads; 0 for one per processor. No result depends on it.</param>
public sealed record PredictOptions(int LatentDraws = 64, ValueList<double>? Quantiles = null, int Threads = 0)
{
    /// <summary>The nearest to 0 that a probability may be, and to 1. Further out K draws of z say nothing.</summary>
    public const double LeastProbability = 1e-6;

    /// <summary>0.05, 0.5 and 0.95.</summary>
    public static ValueList<double> UsualQuantiles { get; } = [0.05, 0.5, 0.95];

    /// <summary>The probabilities whose quantiles are asked for.</summary>
    internal ValueList<double> Probabilities => Quantiles ?? UsualQuantiles;

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
