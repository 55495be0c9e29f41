using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>Where the weights of a trained model lie, or why there are none.</summary>
internal static class RunPlace
{
    /// <summary>The folder of a run's checkpoints inside its own.</summary>
    internal const string Checkpoints = "checkpoints";

    /// <summary>The weights in a run's folder.</summary>
    /// <param name="folder">A folder, as it was typed.</param>
    /// <param name="place">What leads from a file's name to where it lies.</param>
    /// <exception cref="CheckpointException">There are none.</exception>
    public static string Model(string folder, Func<string, string> place) =>
        place(Checkpoint.FileName) is var file && File.Exists(file) ? file : throw Empty(folder);

    /// <summary>The path of a file, where something is there.</summary>
    /// <exception cref="CheckpointException">There is nothing.</exception>
    public static string Require(string path) =>
        path.Length == 0 || Path.Exists(path)
            ? path
            : throw new CheckpointException(
                $"{path} cannot be read: there is no such folder or file{In(path)}. Give the folder that train wrote, or a .safetensors file."
            );

    private static CheckpointException Empty(string folder)
    {
        var state = new FolderState(folder);
        return new(
            FolderLock.IsTaken(state.Lock) ? $"{folder} holds no trained model yet: another process trains into it. Wait until it ends."
            : Directory.Exists(state.Root) && HasCheckpoints(folder)
                ? $"{folder} holds no trained model yet, but checkpoints of a run that was stopped. The same train command with --resume goes on from them."
            : Directory.Exists(state.Root)
                ? $"{folder} holds no trained model: a run into it ended before it had one. Train again with --out {folder}."
            : $"{folder} is a folder without {Checkpoint.FileName}, so it is not a run. Give the folder that train wrote, or a .safetensors file."
        );
    }

    private static bool HasCheckpoints(string folder)
    {
        var path = Path.Combine(folder, Checkpoints);
        return Directory.Exists(path) && Directory.EnumerateFiles(path, "*.safetensors").Any();
    }

    private static string In(string path) => Path.IsPathFullyQualified(path) ? "" : $" in {Directory.GetCurrentDirectory()}";
}
