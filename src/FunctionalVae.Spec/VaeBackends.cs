namespace FunctionalVae;

/// <summary>The backends for which a model is written beside the managed one.</summary>
[Flags]
public enum VaeBackends
{
    /// <summary>The managed engine alone.</summary>
    None = 0,

    /// <summary>TorchSharp: the nested class <c>Torch</c>. Needs the package FunctionalVae.Torch.</summary>
    Torch = 1,

    /// <summary>DiffSharp: the nested class <c>Diff</c>. Needs the package FunctionalVae.Diff.</summary>
    Diff = 2,

    /// <summary>Those whose packages the project references: the default.</summary>
    Referenced = 4,
}
