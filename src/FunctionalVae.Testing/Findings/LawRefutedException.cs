namespace FunctionalVae.Testing;

/// <summary>One case refutes a law; the message says what was compared, and with which values.</summary>
public sealed class LawRefutedException : Exception
{
    /// <summary>A refutation without a message.</summary>
    public LawRefutedException() { }

    /// <summary>A refutation described for people.</summary>
    public LawRefutedException(string message)
        : base(message) { }

    /// <summary>A refutation described for people, and what caused it.</summary>
    public LawRefutedException(string message, Exception innerException)
        : base(message, innerException) { }
}
