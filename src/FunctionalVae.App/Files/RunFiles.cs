using System.Text.RegularExpressions;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App;

/// <summary>The names of the files in a run's folder.</summary>
internal static partial class RunFiles
{
    public const string Model = Checkpoint.FileName;
    public const string Metrics = "metrics.csv";
    public const string Facts = "run.json";
    public const string Samples = "samples.png";
    public const string Reconstructions = "reconstructions.png";
    public const string Manifold = "manifold.png";
    public const string Latent = "latent.png";

    public static IReadOnlyList<string> All { get; } = [Model, Metrics, Facts, Samples, Reconstructions, Manifold, Latent];

    /// <summary>Whether a file of a run's folder is of that run: train wrote it, or another command under its default name.</summary>
    public static bool IsOwn(string name) => All.Contains(name) || OfCommands().IsMatch(name);

    [GeneratedRegex(
        @"^((samples|draws|means)-seed\d+|reconstructions-\d+|traversal(-from\d+)?|interpolation-\d+-\d+)\.(png|csv)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OfCommands();
}
