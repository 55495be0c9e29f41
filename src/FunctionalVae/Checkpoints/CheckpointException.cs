namespace FunctionalVae.Checkpoints;

/// <summary>A checkpoint cannot be read. The message says what is wrong, in which file and tensor; it needs no stack trace.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>A problem without a message.</summary>
    public CheckpointException() { }

    /// <summary>A problem described for people.</summary>
    public CheckpointException(string message)
        : base(message) { }

    /// <summary>A problem described for people, and what caused it.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException) { }
}
