namespace FunctionalVae;

/// <summary>
/// What a run's key (<see cref="Key.FromSeed"/> of its seed) is split into by <see cref="Key.Child"/>: one child per purpose, so that no two
/// purposes share a draw.
/// </summary>
public static class KeySites
{
    /// <summary>Initial weights.</summary>
    public const ulong Initialization = 0;

    /// <summary>The order of the examples; a child per epoch.</summary>
    public const ulong Shuffle = 1;

    /// <summary>The noise of the reparameterised draws; a child per step.</summary>
    public const ulong Noise = 2;

    /// <summary>Binary pixels from grey ones; a child per step where they are drawn anew.</summary>
    public const ulong Binarization = 3;

    /// <summary>Estimates of the objective after training.</summary>
    public const ulong Evaluation = 4;

    /// <summary>Samples of the trained model.</summary>
    public const ulong Sampling = 5;

    /// <summary>Which examples are kept for validation.</summary>
    public const ulong Split = 6;

    /// <summary>The noise of the validation examples, by their numbers in the data; the same after every epoch.</summary>
    public const ulong ValidationNoise = 7;

    /// <summary>Binary pixels of the validation examples, where the model draws them anew at each step.</summary>
    public const ulong ValidationBinarization = 8;

    /// <summary>Dropout masks; a child per step, and of that a child per layer.</summary>
    public const ulong Dropout = 9;

    /// <summary>The order of the examples after a <see cref="FunctionalVae.Rollback"/>; a child per rollback, from 0, and of that a child per epoch.</summary>
    public const ulong Rollback = 10;

    /// <summary>The cells of a <see cref="Table"/> that training hides; a child per step.</summary>
    public const ulong Hiding = 11;

    /// <summary>Scores of examples after training: a child for those that are asked about, and one for those held out.</summary>
    public const ulong Scoring = 12;

    /// <summary>What the gaps of rows are filled with.</summary>
    public const ulong Imputation = 13;

    /// <summary>The distribution of latent vectors that is fitted after training.</summary>
    public const ulong Latents = 14;

    /// <summary>Draws of the posterior predictive of examples.</summary>
    public const ulong Prediction = 15;
}
