using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>The names of the files in a run's folder.</summary>
internal static class RunFiles
{
    public const string Model = Checkpoint.FileName;
    public const string Metrics = "metrics.csv";
    public const string Facts = RunRecord.FileName;
    public const string Timing = "timing.json";
    public const string Table = TableRecord.FileName;
    public const string Latents = LatentFile.FileName;
    public const string Curves = "curves.png";
    public const string Samples = "samples.png";
    public const string Reconstructions = "reconstructions.png";
    public const string Manifold = "manifold.png";
    public const string Latent = "latent.png";

    public static IReadOnlyList<string> All { get; } =
    [Model, Metrics, Facts, Timing, Table, Latents, Curves, Samples, Reconstructions, Manifold, Latent];
}
