namespace FunctionalVae.Shared;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "FunctionalVae.sln"))
            ? directory.FullName
            : Find(directory.Parent ?? throw new InvalidOperationException("The tests run outside their repository."));
}
