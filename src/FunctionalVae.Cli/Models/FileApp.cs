using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>A program that is one C# file, with the packages it needs in lines at its top: the SDK builds it without a project.</summary>
internal static class FileApp
{
    private const string Directive = "#:";

    /// <summary>Whether the file is C#, a program of its own or not.</summary>
    public static bool IsSource(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CS";

    /// <summary>Whether the file is C# that says what it is built with.</summary>
    public static bool Is(string file) =>
        IsSource(file) && File.ReadLines(file).Any(line => line.TrimStart().StartsWith(Directive, StringComparison.Ordinal));

    /// <summary>The file, if it is such a program.</summary>
    /// <exception cref="UserErrorException">It is not.</exception>
    public static string Require(string file) =>
        Is(file)
            ? file
            : throw new UserErrorException(
                $"{file} is not a file-based app: no line of it begins with {Directive}package or {Directive}project. Add {Directive}package FunctionalVae@*-* at its top, or pass --project with the folder of the project that it belongs to."
            );
}
