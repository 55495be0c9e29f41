using System.Text.RegularExpressions;
using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>What is packed in a clone without a word about versions: NuGet must never take an earlier one of the same number from its cache.</summary>
public sealed partial class LocalVersionTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("FunctionalVae.Package.Tests.Local.");

    public LocalVersionTests()
    {
        // A small clone: the repository's own targets over two packages, of which one depends on the other.
        foreach (var file in new[] { "LocalVersion.targets", "global.json" })
        {
            File.Copy(Path.Combine(Repository.Root, file), Full(file));
        }

        var props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        // All that is said of versions there, and nothing that needs packages.
        var lines = props.Split('\n').Where(line => VersionLine().IsMatch(line));
        Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup>\n{string.Join('\n', lines)}\n<NuGetAudit>false</NuGetAudit></PropertyGroup></Project>"
        );
        Write("Directory.Build.targets", "<Project><Import Project=\"LocalVersion.targets\" /></Project>");
        Write("src/Lower/Lower.csproj", Project(""));
        Write("src/Upper/Upper.csproj", Project("<ItemGroup><ProjectReference Include=\"../Lower/Lower.csproj\" /></ItemGroup>"));
        Write("src/Lower/Lower.cs", "public class Lower;");
        Write("src/Upper/Upper.cs", "public class Upper : Lower;");
        Write("All.slnx", "<Solution><Project Path=\"src/Lower/Lower.csproj\" /><Project Path=\"src/Upper/Upper.csproj\" /></Solution>");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Sources_have_one_version_and_changed_ones_a_later_one()
    {
        var first = Packed("All.slnx");
        Assert.Matches(@"^\d+\.\d+\.\d+-local\.\d{14}$", first);
        Assert.Equal(first, Packed("All.slnx"));
        Assert.Equal(first, Packed("src/Upper/Upper.csproj"));

        Write("src/Lower/Lower.cs", "public class Lower { public int Field; }");
        var second = Packed("All.slnx");
        Assert.True(string.CompareOrdinal(second, first) > 0, $"{second} after {first}");

        // What was there before is a change too, as is a file that is gone; a later time is chosen where the clock is behind.
        Write("src/Lower/Lower.cs", "public class Lower;");
        Write("artifacts/local-version", File.ReadAllLines(Full("artifacts/local-version"))[0] + "\n29990101000000\n");
        var third = Packed("All.slnx");
        Assert.EndsWith("-local.29990101000001", third, StringComparison.Ordinal);
        File.Delete(Full("src/Upper/Upper.cs"));
        Assert.EndsWith("-local.29990101000002", Packed("All.slnx"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_version_that_is_said_holds_and_one_that_cannot_be_known_is_refused()
    {
        Assert.Equal("1.2.3", Packed("All.slnx", "-p:Version=1.2.3"));
        Assert.Equal("1.2.4-rc", Packed("All.slnx", "--no-build", "-p:PackageVersion=1.2.4-rc"));
        var refused = Pack("All.slnx", "out", "--no-build");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("Pack without --no-build, or say one: -p:Version=", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_of_this_repository_takes_part()
    {
        // A project that is packed by its own rules could be left out, and then its packages would not fit the others.
        var projects = new[] { "src", "templates", "backends" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.??proj", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(projects.Count >= 10, string.Join('\n', projects));
        var items = string.Concat(projects.Select(project => $"<Packed Include=\"{project}\" />"));
        Write(
            "Ask.proj",
            $"""
            <Project>
              <Target Name="Ask">
                <ItemGroup>{items}</ItemGroup>
                <MSBuild Projects="@(Packed)" Targets="_GetProjectVersion" Properties="Configuration=Release"><Output TaskParameter="TargetOutputs" ItemName="Of" /></MSBuild>
                <Message Importance="high" Text="version: %(Of.ProjectVersion) of %(Of.Identity)" />
              </Target>
            </Project>
            """
        );
        var asked = Dotnet("msbuild", "Ask.proj", "-nologo", "-tl:off").MustSucceed().Output;
        var versions = AskedVersion().Matches(asked).Select(match => match.Groups["version"].Value).ToList();
        Assert.Equal(projects.Count, versions.Count);
        Assert.Matches(@"^\d+\.\d+\.\d+-local\.\d{14}$", Assert.Single(versions.Distinct()));
    }

    public void Dispose() => root.Delete(recursive: true);

    // The version of both packages, of which one asks for the other in that very version.
    private string Packed(string what, params string[] more)
    {
        var folder = Full("out" + Directory.EnumerateFileSystemEntries(root.FullName).Count());
        _ = Pack(what, folder, more).MustSucceed();
        var packages = Directory.EnumerateFiles(folder, "*.nupkg").Select(PackageFile.Open).ToList();
        var upper = packages.Single(package => package.Id == "Upper");
        var version = upper.Fact("version")!;
        Assert.All(packages, package => Assert.Equal(version, package.Fact("version")));
        var needed = upper.Facts.Descendants().Single(element => element.Name.LocalName == "dependency");
        Assert.Equal(version, needed.Attribute("version")!.Value);
        return version;
    }

    private CommandResult Pack(string what, string folder, params string[] more) =>
        Dotnet(["pack", what, "-c", "Release", "-o", folder, "-nologo", "-tl:off", "--disable-build-servers", .. more]);

    private CommandResult Dotnet(params string[] arguments) => DotnetCommand.Run(root.FullName, [], arguments);

    private static string Project(string more) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{more}</Project>";

    private string Full(string path) => Path.Combine(root.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    [GeneratedRegex(@"^\s*<(Package|HasLocal)?Version\b")]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"version: (?<version>\S+) of ")]
    private static partial Regex AskedVersion();
}
