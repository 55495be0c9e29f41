namespace FunctionalVae.App;

/// <summary>The backends that generated code can have, by the words of the command line.</summary>
internal static class BackendWords
{
    public const string Managed = "managed";
    public const string Torch = "torch";
    public const string DiffSharp = "diffsharp";
    public const string DiffSharpTorch = "diffsharp-torch";

    public static IReadOnlyList<string> Generated { get; } = [Torch, DiffSharp, DiffSharpTorch];

    /// <summary>The backend of the generator that a class must be written for; null for a word that a host added.</summary>
    public static VaeBackends? Class(string backend) =>
        backend switch
        {
            Torch => VaeBackends.Torch,
            DiffSharp or DiffSharpTorch => VaeBackends.Diff,
            _ => null,
        };

    /// <summary>The packages with which a model is compiled for a backend; null for a word that a host added.</summary>
    public static string? Packages(string backend) =>
        backend switch
        {
            Torch => "FunctionalVae.Torch and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows",
            DiffSharp => "FunctionalVae.Diff and one of DiffSharp-lite, DiffSharp-cpu, DiffSharp-cuda-linux, DiffSharp-cuda-windows",
            DiffSharpTorch => "FunctionalVae.Diff and one of DiffSharp-cpu, DiffSharp-cuda-linux, DiffSharp-cuda-windows",
            _ => null,
        };
}
