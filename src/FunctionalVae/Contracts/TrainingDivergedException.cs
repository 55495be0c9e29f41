namespace FunctionalVae;

/// <summary>Training met a value that is not a number: the message names the step and the tensor.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Without a message.</summary>
    public TrainingDivergedException() { }

    /// <summary>With a message.</summary>
    public TrainingDivergedException(string message)
        : base(message) { }

    /// <summary>With a message and a cause.</summary>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException) { }
}
