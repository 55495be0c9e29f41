using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Finds the project that somebody means by a folder.</summary>
internal static class ProjectFile
{
    /// <summary>The project file at <paramref name="place"/>, or the only one in it.</summary>
    /// <exception cref="UserErrorException">There is none, or several.</exception>
    public static string Find(string place)
    {
        if (File.Exists(place))
        {
            return IsProject(place)
                ? place
                : throw new UserErrorException($"{place} is not a project. Pass --project with a folder or a .csproj file.");
        }

        if (!Directory.Exists(place))
        {
            throw new UserErrorException($"There is no folder or project {place}.");
        }

        string[] projects = [.. Directory.EnumerateFiles(place).Where(IsProject).Order(StringComparer.Ordinal)];
        return projects switch
        {
            [var only] => only,
            [] => throw new UserErrorException(
                $"There is no project in the folder {place}. Pass --project with the folder of a .csproj file."
            ),
            _ => throw new UserErrorException(
                $"There are several projects in the folder {place}: {string.Join(", ", projects.Select(Path.GetFileName))}. Pass --project with one of them."
            ),
        };
    }

    private static bool IsProject(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CSPROJ" or ".FSPROJ" or ".VBPROJ";
}
