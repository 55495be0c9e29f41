namespace FunctionalVae.Generator.Reading;

/// <summary>
/// The members that a generated half declares. A class must leave these names free, whichever of them its model needs; those of a
/// backend's class only where that is written.
/// </summary>
internal static class ReservedNames
{
    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        "Batches",
        "Binarize",
        "ClassCount",
        "Compiled",
        "Decode",
        "Diff",
        "Differentiate",
        "Draw",
        "DrawExamples",
        "Encode",
        "Evaluate",
        "Examples",
        "ExamplesOf",
        "FeatureCount",
        "Fit",
        "FitLatents",
        "Functions",
        "Images",
        "Impute",
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
        "Predict",
        "Reconstruct",
        "RowsOf",
        "Sample",
        "SampleMeans",
        "Save",
        "Score",
        "SpecHash",
        "Start",
        "State",
        "Step",
        "Torch",
        "Train",
        "TrainFrom",
        "Under",
    ];

    /// <summary>The names, where <paramref name="written"/> are the backends for which the class is written.</summary>
    public static IEnumerable<string> For(VaeBackends written) =>
        All.Except(BackendRequest.All.Where(backend => (written & backend) == 0).Select(backend => backend.ToString()));
}
