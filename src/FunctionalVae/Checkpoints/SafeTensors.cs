using FunctionalVae.Files;

namespace FunctionalVae.Checkpoints;

/// <summary>The contents of a file in the safetensors format, whose tensors this library reads as single precision: F32 as they are, F16 and BF16 exactly, F64 rounded to the nearest.</summary>
/// <param name="Tensors">In the order of the file's header; names are unique.</param>
/// <param name="Metadata">Texts by name, the format's <c>__metadata__</c>; empty when the file has none.</param>
/// <remarks>Format: https://github.com/huggingface/safetensors, "Format".</remarks>
public sealed record SafeTensors(IReadOnlyList<NamedTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The tensors of the file that are not read: whole numbers and truth values, such as a counter of batches. Never written.</summary>
    public IReadOnlyList<UnreadTensor> Unread { get; init; } = [];

    /// <summary>Reads a file. The values are copies of their own; nothing keeps the file open.</summary>
    /// <exception cref="CheckpointException">The file is missing, unreadable, malformed, or holds a tensor of a type that is not known.</exception>
    public static SafeTensors Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
        {
            throw new CheckpointException("No file was named: give a checkpoint or the folder of a run.");
        }

        try
        {
            using var file = FileKind.OpenRead(path);
            return SafeTensorsReader.Read(path, file);
        }
        // NotSupportedException: a stream in which one cannot seek, such as a pipe.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CheckpointException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>
    /// Writes a file, whole or not at all. Equal contents give equal bytes: tensors in the order given, metadata in ordinal order of names.
    /// </summary>
    /// <exception cref="ArgumentException">A name repeats or is reserved, or a shape does not fit its values.</exception>
    /// <exception cref="IOException">The disk or the folder does not allow it.</exception>
    public static void Write(string path, SafeTensors contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, contents));
    }
}
