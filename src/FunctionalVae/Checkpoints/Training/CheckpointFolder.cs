using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>
/// The checkpoints of a run: files <c>step-000000001200-HASH.safetensors</c>, where HASH is the SHA-256 of the contents. The rename that gives
/// a file its name is the moment at which it counts, and a file whose contents have another hash does not count.
/// </summary>
/// <param name="path">The folder; it need not exist.</param>
public sealed partial class CheckpointFolder(string path)
{
    /// <summary>The folder's name inside a run's folder.</summary>
    public const string Name = RunPlace.Checkpoints;

    /// <summary>The folder, as it was given.</summary>
    public string Path => path;

    /// <summary>The files, that of the latest step first; whole or not.</summary>
    public IReadOnlyList<string> Files =>
        Directory.Exists(path)
            ?
            [
                .. Directory
                    .GetFiles(path)
                    .Where(file => FileName().IsMatch(System.IO.Path.GetFileName(file)))
                    .OrderDescending(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The files whose contents are not what was written, and which do not count; all are read for it.</summary>
    public IReadOnlyList<string> Damaged => [.. Files.Where(file => !IsWhole(file))];

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    /// <exception cref="TrainingDivergedException">A weight, or a value that the optimiser carries, is not finite; nothing is written.</exception>
    public string Write(IVaeModel model, TrainingCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        checkpoint.Require(model);
        var step = $"step-{checkpoint.Point.State.Step.ToString("D12", CultureInfo.InvariantCulture)}";
        return AtomicFile.WriteNamed(
            path,
            step,
            stream =>
            {
                // Each piece is hashed and written while it is near: training wants the memory for itself.
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                checkpoint.Write(
                    model,
                    bytes =>
                    {
                        hash.AppendData(bytes);
                        stream.Write(bytes);
                    }
                );
                return $"{step}-{Convert.ToHexStringLower(hash.GetHashAndReset())}.safetensors";
            }
        );
    }

    /// <summary>Removes all checkpoints but some, and what killed processes left of unfinished ones.</summary>
    /// <param name="kept">The files to keep.</param>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public void Prune(IReadOnlyCollection<string> kept)
    {
        foreach (var file in Files.Where(file => !kept.Contains(file)))
        {
            Disk.Current.Delete(file);
        }

        if (Directory.Exists(path))
        {
            AtomicFile.RemoveLeftovers(path);
        }
    }

    /// <summary>The checkpoint of the latest step that is whole, and its file; null where there is none.</summary>
    /// <param name="model">The model that was trained.</param>
    /// <param name="fits">What is wrong with it for the run at hand; null for nothing. Null to take any.</param>
    /// <exception cref="CheckpointException">There are whole ones, and none is of this model and fits; the message names what differs in the latest.</exception>
    public (TrainingCheckpoint Checkpoint, string File)? Latest(IVaeModel model, Func<TrainingCheckpoint, string?>? fits = null)
    {
        CheckpointException? first = null;
        foreach (var file in Files.Where(IsWhole))
        {
            try
            {
                var checkpoint = TrainingCheckpoint.Of(model, file, SafeTensors.Read(file));
                if (fits?.Invoke(checkpoint) is not { } problem)
                {
                    return (checkpoint, file);
                }

                first ??= new($"{file} is of another run: {problem}");
            }
            catch (CheckpointException problem)
            {
                first ??= problem;
            }
        }

        return first is null ? null : throw first;
    }

    private static bool IsWhole(string file)
    {
        try
        {
            return file.EndsWith($"-{FolderRecord.HashOf(file)}.safetensors", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^step-[0-9]{12,19}-[0-9a-f]{64}\.safetensors\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
