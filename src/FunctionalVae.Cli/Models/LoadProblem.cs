using System.Text.RegularExpressions;
using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Why the models of an assembly cannot be had, in a sentence with what to do: the runtime's words without its numbers.</summary>
internal static partial class LoadProblem
{
    /// <summary>The sentence.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="name">What messages call it: the assembly itself, or the project that it was built from.</param>
    /// <param name="problem">What was thrown as it was loaded or as a model of it was made.</param>
    public static string Of(string path, string name, Exception problem) =>
        problem is TypeInitializationException initial
            ? $"{Sentences.Name(initial.TypeName)} of {name} cannot be initialised: {Words(problem.GetBaseException())}. Correct that, or build it anew."
            : $"{path} cannot be loaded into fvae {AppVersion.Text} on .NET {Environment.Version}: {Words(problem)}. Build it anew; what it needs must lie beside it.";

    private static string Words(Exception problem)
    {
        var message = problem is ArgumentException argument ? Sentences.Of(argument) : problem.Message;
        var words = Code().Replace(Sentences.First(message), "").TrimEnd('.', ' ');
        return words.Length == 0 ? "the runtime does not say why" : words;
    }

    // (0x80131124), 0x80131107, Exception from HRESULT: 0x8013110E
    [GeneratedRegex(@"(Exception from HRESULT: )?\(?\b0x[0-9A-Fa-f]{8}\b\)?")]
    private static partial Regex Code();
}
