namespace FunctionalVae.App;

/// <summary>Memory that did not suffice: no mistake of a program, and told like other problems.</summary>
internal static class Memory
{
    /// <summary>What to do about it.</summary>
    public const string Remedy = "Give the process more memory, or it less to do: fewer examples, a smaller --batch, fewer --threads.";

    /// <summary>Whether this is what stopped the work; what threads met comes inside another exception.</summary>
    public static bool IsShort(Exception? problem) =>
        problem is not null && (problem is OutOfMemoryException || IsShort(problem.InnerException));
}
