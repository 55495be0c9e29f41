namespace FunctionalVae.Data;

/// <summary>A data set cannot be read. The message says what is wrong, in which file, and what to do; it needs no stack trace.</summary>
public sealed class InvalidDataSetException : Exception
{
    /// <summary>A problem without a message.</summary>
    public InvalidDataSetException() { }

    /// <summary>A problem described for people.</summary>
    public InvalidDataSetException(string message)
        : base(message) { }

    /// <summary>A problem described for people, and what caused it.</summary>
    public InvalidDataSetException(string message, Exception innerException)
        : base(message, innerException) { }
}
