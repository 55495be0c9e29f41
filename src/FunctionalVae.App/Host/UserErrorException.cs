namespace FunctionalVae.App;

/// <summary>Something that the person at the command line can put right: the message is all they see.</summary>
#pragma warning disable CA1064 // It never leaves the assembly: ErrorBoundary catches every one.
internal sealed class UserErrorException : Exception
#pragma warning restore CA1064
{
    public UserErrorException() { }

    public UserErrorException(string message)
        : base(message) { }

    public UserErrorException(string message, Exception innerException)
        : base(message, innerException) { }
}
