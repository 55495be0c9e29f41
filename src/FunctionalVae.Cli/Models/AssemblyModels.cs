using System.Reflection;
using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>The compiled models of an assembly.</summary>
internal static class AssemblyModels
{
    // What the generator writes into every marked class.
    private const string ModelProperty = "Model";

    /// <summary>The models of the classes marked with <see cref="GenerateVaeAttribute"/>, sorted by name, and what they can run on.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="name">What messages call it: the assembly itself, or the project that it was built from.</param>
    /// <exception cref="UserErrorException">There are none, two have one name, or the assembly cannot be loaded; the message says why.</exception>
    public static FoundModels Of(string path, string name)
    {
        var facts = AssemblyCheck.Require(path, name);
        var models = Load(path, name, facts.Marked);
        if (models.GroupBy(found => found.Model.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UserErrorException(
                $"{name} has several models called {twice.Key}: {Sentences.Listed([.. twice.Select(found => found.Class.FullName!)])}. Commands name a model by its class, so give each class another name."
            );
        }

        var sorted = models.OrderBy(found => found.Model.Name, StringComparer.Ordinal).ToList();
        return new(
            [.. sorted.Select(found => found.Model)],
            [.. sorted.SelectMany(found => GeneratedBackends.Of(found.Class, found.Model))]
        );
    }

    private static List<(Type Class, IVaeModel Model)> Load(string path, string name, IReadOnlyList<string> classes)
    {
        var full = Path.GetFullPath(path);
        try
        {
            var assembly = new ModelContext(full).LoadFromAssemblyPath(full);
            return [.. classes.Select(marked => assembly.GetType(marked, throwOnError: true)!).Select(type => (type, ModelOf(type, name)))];
        }
#pragma warning disable CA1031 // Its code can throw anything; whatever it is, the assembly has to be mended and not the tool.
        catch (Exception problem) when (problem is not UserErrorException)
#pragma warning restore CA1031
        {
            throw new UserErrorException(LoadProblem.Of(path, name, problem), problem);
        }
    }

    private static IVaeModel ModelOf(Type type, string name) =>
        type.GetProperty(ModelProperty, BindingFlags.Public | BindingFlags.Static)?.GetMethod is { } get
        && get.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null) is IVaeModel model
            ? model
            : throw new UserErrorException(
                $"{Sentences.Name(type.FullName!)} of {name} is marked with [GenerateVae], but holds no compiled model: the generator did not run when it was built. Reference the package FunctionalVae with its analyzers."
            );
}
