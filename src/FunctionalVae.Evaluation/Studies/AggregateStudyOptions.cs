namespace FunctionalVae.Evaluation;

/// <summary>Which models <see cref="AggregateStudy"/> trains, and how their aggregate posteriors are held to the prior.</summary>
/// <param name="Latents">Latent sizes, 1,000 at most; the first is what others are compared with.</param>
/// <param name="Layers">Hidden layers of the encoder, and of the decoder; the first is what others are compared with.</param>
/// <param name="Units">Units of each hidden layer.</param>
/// <param name="Seeds">Seeds of each cell, from 1; two at least.</param>
/// <param name="Training">How each model is trained, but for the seed and the threads; <see cref="UsualTraining"/> where nothing is given.</param>
/// <param name="Draws">Draws of each held-out posterior, over which distances are averaged.</param>
/// <param name="Replications">Samples by which is found what chance gives where q(z) is N(0, I).</param>
/// <param name="Projections">Directions of the sliced distance.</param>
/// <param name="Threads">Models that are trained at once; 0 for one per processor. No number depends on them.</param>
public sealed record AggregateStudyOptions(
    ValueList<int> Latents,
    ValueList<int> Layers,
    int Units = 500,
    int Seeds = 5,
    TrainOptions? Training = null,
    int Draws = 5,
    int Replications = 99,
    int Projections = 100,
    int Threads = 0
)
{
    private const int MostLatent = 1000;

    /// <summary>The question as it was asked: latent sizes 2 to 32, two and three layers of 500.</summary>
    public static AggregateStudyOptions Usual { get; } = new([2, 4, 8, 16, 32], [2, 3]);

    /// <summary>120 epochs in batches of 64, at a learning rate that falls along a cosine from 0.001 to 0.</summary>
    public static TrainOptions UsualTraining { get; } = new(Epochs: 120, BatchSize: 64, Schedule: new CosineSchedule());

    internal void Check()
    {
        Require(Latents.Count > 0 && Latents.All(one => one is > 0 and <= MostLatent), $"{nameof(Latents)} are from 1 to {MostLatent}");
        Require(Layers.Count > 0 && Layers.All(one => one > 0), $"{nameof(Layers)} are 1 or more");
        Require(Latents.Distinct().Count() == Latents.Count, $"{nameof(Latents)} differ from each other");
        Require(Layers.Distinct().Count() == Layers.Count, $"{nameof(Layers)} differ from each other");
        Require(Units > 0, $"{nameof(Units)} are 1 or more");
        Require(Seeds > 1, $"{nameof(Seeds)} are 2 or more");
        Require(Draws > 0, $"{nameof(Draws)} are 1 or more");
        Require(Replications > 1, $"{nameof(Replications)} are 2 or more");
        Require(Projections > 0, $"{nameof(Projections)} are 1 or more");
        Require(Threads >= 0, $"{nameof(Threads)} are 0 or more");

        static void Require(bool holds, string rule)
        {
            if (!holds)
            {
                throw new ArgumentException($"{rule}; these are not.");
            }
        }
    }
}
