using FunctionalVae.Checkpoints;

namespace FunctionalVae.Testing;

/// <summary>A way to keep parameters in a file.</summary>
/// <param name="Save">Writes parameters to a path.</param>
/// <param name="Load">Reads them again.</param>
public sealed record VaeStorage(Action<IVaeModel, ParameterVector, string> Save, Func<IVaeModel, string, ParameterVector> Load)
{
    /// <summary>This library's checkpoints.</summary>
    public static VaeStorage Checkpoints { get; } = new(Checkpoint.Save, Checkpoint.Load);
}
