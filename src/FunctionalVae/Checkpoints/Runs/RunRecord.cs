namespace FunctionalVae.Checkpoints;

/// <summary>What a run recorded of itself in <see cref="FileName"/>, and what its weights are used by.</summary>
/// <param name="ModelName">The name of the model that was trained.</param>
/// <param name="SpecHash">Of its specification (<see cref="FunctionalVae.SpecHash"/>).</param>
/// <param name="Binarization">How grey values became binary in training.</param>
/// <param name="Options">How it was trained, defaults filled in. Threads are 0 where the result does not depend on them.</param>
/// <param name="IsComplete">Whether training came to its end; false for one that was stopped, whose weights are those of its last step.</param>
/// <param name="Data">Where the examples came from, and how they were read, split and scaled.</param>
public sealed record RunRecord(
    string ModelName,
    string SpecHash,
    Binarization Binarization,
    TrainOptions Options,
    bool IsComplete,
    RunSource Data
)
{
    /// <summary>What was fitted to the latent vectors after training (mixture, flow or posteriors); null where nothing was.</summary>
    public string? Latents { get; init; }

    /// <summary>The file's name inside a run's folder.</summary>
    public const string FileName = "run.json";

    /// <summary>How the file is laid out.</summary>
    public const string Schema = "functionalvae.run.2";
}
