using System.Reflection;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>The packages of this repository, packed once from what is built, in a feed beside copies of the users' projects.</summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>A version that is published nowhere, so that a restore can take these packages from this feed only.</summary>
    public const string Version = "0.0.0-packed";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("FunctionalVae.Package.Tests.");
    private readonly Lazy<CommandResult> sound;
    private readonly Lazy<CommandResult> broken;
    private readonly Lazy<string> tool;

    public PackedFeed()
    {
        sound = new(() => Build("Sound.slnx"));
        broken = new(() =>
        {
            // Broken refers to a project that the sound ones build too.
            _ = sound.Value;
            return Build("Broken/Broken.csproj");
        });
        tool = new(() =>
        {
            var folder = FullPath("tool");
            string[] install = ["tool", "install", "FunctionalVae.Cli", "--version", Version, "--tool-path", folder];
            _ = Dotnet(root.FullName, install).MustSucceed();
            return Path.Combine(folder, OperatingSystem.IsWindows() ? "fvae.exe" : "fvae");
        });
        try
        {
            Copy(new(Path.Combine(AppContext.BaseDirectory, "Projects")), root);
            Directory.CreateDirectory(Feed);
            Directory.CreateDirectory(Data);
            _ = Pack().MustSucceed();
        }
        catch
        {
            // Nobody disposes what was never made.
            Dispose();
            throw;
        }
    }

    // A registry without an advisory list would add a warning of its own to every project (NU1900). What the SDK builds of files without a
    // project is gone with the feed too, and what it has fetched from registries stays where it is.
    private (string Name, string Value)[] Machine =>
        [
            ("FVAE_MACHINE_PACKAGES", Metadata("MachinePackages")),
            ("NuGetAudit", "false"),
            ("XDG_DATA_HOME", Data),
            ("NUGET_HTTP_CACHE_PATH", HttpCache),
        ];

    private static string HttpCache =>
        Environment.GetEnvironmentVariable("NUGET_HTTP_CACHE_PATH")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "NuGet", "http-cache");

    /// <summary>The folder with the packages.</summary>
    public string Feed => Path.Combine(root.FullName, "feed");

    private string Data => Path.Combine(root.FullName, "data");

    /// <summary>All packages, sorted by their files' names.</summary>
    internal IReadOnlyList<PackageFile> Packages =>
        [.. Directory.EnumerateFiles(Feed, "*.nupkg").Order(StringComparer.Ordinal).Select(PackageFile.Open)];

    /// <summary>The build of the projects that must build.</summary>
    internal CommandResult SoundBuild => sound.Value;

    /// <summary>The build of the project with a mistake in each file.</summary>
    internal CommandResult BrokenBuild => broken.Value;

    /// <summary>The copy of a user's file.</summary>
    internal string FullPath(string path) => Path.Combine(root.FullName, path);

    /// <summary>What a user's program prints, with the run time's switches set.</summary>
    internal string Output(string project, params (string Name, string Value)[] switches)
    {
        _ = SoundBuild.MustSucceed();
        var program = FullPath($"{project}/bin/Debug/net10.0/{project}.dll");
        return DotnetCommand.Run(root.FullName, [.. Machine, .. switches], program).MustSucceed().Output;
    }

    /// <summary>Runs the packed fvae in a folder.</summary>
    internal CommandResult Fvae(string folder, params string[] arguments) =>
        DotnetCommand.Start(tool.Value, FullPath(folder), Machine, arguments);

    /// <summary>The text of a sample of one file, with the packages under test in place of the newest.</summary>
    internal static string Sample(string path) => Pinned(File.ReadAllText(Path.Combine(Repository.Root, "samples", path)));

    /// <summary>The text of a file or a script that takes the newest packages, with those under test in their place.</summary>
    internal static string Pinned(string text) => text.Replace("*-*", Version, StringComparison.Ordinal);

    /// <summary>Runs an F# script in a folder. Scripts heed no nuget.config, so what it says is said by the environment.</summary>
    internal CommandResult Script(string folder, string file) =>
        DotnetCommand.Run(
            folder,
            [.. Machine, ("NUGET_PACKAGES", FullPath("packages")), ("NUGET_FALLBACK_PACKAGES", Metadata("MachinePackages"))],
            "fsi",
            file
        );

    /// <inheritdoc/>
    public void Dispose() => root.Delete(recursive: true);

    private CommandResult Pack() =>
        Dotnet(
            Repository.Root,
            "msbuild",
            Path.Combine(AppContext.BaseDirectory, "Harness", "Pack.targets"),
            "-nologo",
            "-verbosity:quiet",
            "-maxCpuCount",
            "-p:Root=" + Repository.Root,
            "-p:Configuration=" + Metadata("Configuration"),
            "-p:PackedVersion=" + Version,
            "-p:Feed=" + Feed
        );

    private CommandResult Build(string project) =>
        Dotnet(root.FullName, "build", project, "-nologo", "-clp:NoSummary", "-tl:off", "--disable-build-servers");

    /// <summary>Runs the SDK's dotnet in a folder, with the packages that this machine has.</summary>
    internal CommandResult Dotnet(string folder, params string[] arguments) => DotnetCommand.Run(folder, Machine, arguments);

    private static string Metadata(string key) =>
        typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(fact => fact.Key == key).Value ?? "";

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }
}

/// <summary>One feed for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class PackedCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed";
}
