using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Whether a file is an assembly with models for this tool: found out before any of its code runs.</summary>
internal static class AssemblyCheck
{
    private const string Ending = ".dll";

    /// <param name="path">The file.</param>
    /// <param name="name">What messages call it: the file itself, or the project that it was built from.</param>
    /// <exception cref="UserErrorException">It is not; the message says what it is instead.</exception>
    public static AssemblyFacts Require(string path, string name)
    {
        if (Directory.Exists(path))
        {
            throw new UserErrorException(
                $"{path} is a folder. Pass --assembly with the {Ending} of a build, or --project with the folder of a project."
            );
        }

        if (!File.Exists(path))
        {
            throw new UserErrorException(
                $"There is no file {path}. Build the project, or pass --project with its folder, which builds it."
            );
        }

        var facts =
            AssemblyFacts.Read(path) ?? throw new UserErrorException($"{path} is not a .NET assembly, or is damaged.{AssemblyOf(path)}");
        if (facts.IsBroken)
        {
            throw new UserErrorException(
                $"{name} is not as the compiler wrote it: it is damaged, or a tool such as the trimmer changed it. Build it anew and pass what the build leaves, or set <Deterministic>false</Deterministic> in its project."
            );
        }

        RequireVersion(name, facts);
        return facts.Marked.Count > 0
            ? facts
            : throw new UserErrorException($"{name} has no models: none of its classes is marked with [GenerateVae].{Neighbours(path)}");
    }

    private static void RequireVersion(string place, AssemblyFacts facts)
    {
        foreach (var (name, version) in ModelContext.Shared)
        {
            if (facts.References.TryGetValue(name, out var built) && built != version)
            {
                throw new UserErrorException(
                    $"{place} was built for {name} {built.ToString(3)}, and this fvae has {version.ToString(3)}. Reference {name} {version.ToString(3)}, or: dotnet tool update FunctionalVae.Cli --version {built.ToString(3)}"
                );
            }
        }
    }

    // What a build leaves beside an assembly for the shell to start has the same name and another ending.
    private static string AssemblyOf(string path)
    {
        string[] candidates = [path + Ending, Path.ChangeExtension(path, Ending)];
        return candidates.FirstOrDefault(candidate => candidate != path && File.Exists(candidate)) is { } assembly
            ? $" The program's assembly is {assembly}."
            : $" Pass --assembly with the {Ending} of a build, or --project with the folder of a project.";
    }

    // An F# program's models are in a C# assembly that lies beside it.
    private static string Neighbours(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        string[] others =
        [
            .. Directory
                .EnumerateFiles(folder.Length == 0 ? "." : folder, "*" + Ending)
                .Select(file => Path.Combine(folder, Path.GetFileName(file)))
                .Where(HasModels)
                .Order(StringComparer.Ordinal),
        ];
        return others.Length == 0
            ? " Pass --assembly with the assembly of the project that declares them."
            : $" There are some in: {Sentences.Listed(others)}. Pass --assembly with that.";
    }

    private static bool HasModels(string file)
    {
        try
        {
            return AssemblyFacts.Read(file) is { Marked.Count: > 0, IsBroken: false };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
