using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Finds what somebody means by a folder or a file: a project, or a file that is built without one.</summary>
internal static class ProjectFile
{
    /// <summary>The project file or the file-based app at <paramref name="place"/>, or the only project in it.</summary>
    /// <exception cref="UserErrorException">There is none, or several.</exception>
    public static string Find(string place)
    {
        if (File.Exists(place))
        {
            return FileApp.IsSource(place) ? FileApp.Require(place)
                : IsProject(place) ? place
                : throw new UserErrorException(
                    $"{place} is not a project. Pass --project with a folder, a .csproj file, or a .cs file that is a program of its own."
                );
        }

        if (!Directory.Exists(place))
        {
            throw new UserErrorException($"There is no folder or project {place}.");
        }

        string[] projects = [.. Directory.EnumerateFiles(place).Where(IsProject).Order(StringComparer.Ordinal)];
        return projects switch
        {
            [var only] => only,
            [] => throw new UserErrorException($"There is no project in the folder {place}{Instead(place)}"),
            _ => throw new UserErrorException(
                $"There are several projects in the folder {place}: {string.Join(", ", projects.Select(Path.GetFileName))}. Pass --project with one of them."
            ),
        };
    }

    private static string Instead(string folder) =>
        Directory.EnumerateFiles(folder).Where(FileApp.Is).Order(StringComparer.Ordinal).FirstOrDefault() is { } app
            ? $", but a file-based app. Pass --project with {app}."
            : ". Pass --project with the folder of a .csproj file, or with a .cs file that is a program of its own.";

    private static bool IsProject(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CSPROJ" or ".FSPROJ" or ".VBPROJ";
}
