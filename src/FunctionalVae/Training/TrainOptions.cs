namespace FunctionalVae;

/// <summary>How a model is trained.</summary>
/// <param name="Epochs">Passes over the data.</param>
/// <param name="BatchSize">Examples per step; the last batch of an epoch takes what is left.</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Seed">The seed of every random choice: initial weights, order, noise, binarization.</param>
/// <param name="Threads">Threads; 0 for one per processor. The result does not depend on it.</param>
/// <param name="Adam">Adam's constants; the usual ones where none are given.</param>
public sealed record TrainOptions(
    int Epochs = 10,
    int BatchSize = 128,
    double LearningRate = 1e-3,
    ulong Seed = 1,
    int Threads = 0,
    AdamOptions? Adam = null
)
{
    /// <summary>The number of threads that <see cref="Threads"/> asks for.</summary>
    internal int ThreadCount => Threads == 0 ? Environment.ProcessorCount : Threads;

    /// <summary>Throws where an option makes no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        Require(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "positive and finite");
        var adam = Adam ?? new();
        Require(adam.Beta1 is >= 0 and < 1, nameof(adam.Beta1), adam.Beta1, "in [0, 1)");
        Require(adam.Beta2 is >= 0 and < 1, nameof(adam.Beta2), adam.Beta2, "in [0, 1)");
        Require(adam.Epsilon > 0 && double.IsFinite(adam.Epsilon), nameof(adam.Epsilon), adam.Epsilon, "positive and finite");
    }

    private static void Require(bool holds, string name, double value, string what)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {what}.");
        }
    }
}
