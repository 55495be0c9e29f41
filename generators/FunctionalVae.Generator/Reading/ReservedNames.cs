namespace FunctionalVae.Generator.Reading;

/// <summary>The members that a generated half declares. A class must leave these names free, whichever of them its model needs.</summary>
internal static class ReservedNames
{
    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        "Batches",
        "Binarize",
        "Compiled",
        "Decode",
        "Diff",
        "Differentiate",
        "Draw",
        "Encode",
        "Evaluate",
        "Examples",
        "FeatureCount",
        "Functions",
        "Images",
        "Initialize",
        "LatentCount",
        "Latents",
        "Load",
        "LogWeight",
        "Model",
        "Noise",
        "NoiseFrom",
        "ParameterCount",
        "Parameters",
        "PixelCount",
        "Posterior",
        "Reconstruct",
        "Sample",
        "Save",
        "SpecHash",
        "Start",
        "State",
        "Step",
        "Torch",
        "Train",
    ];
}
