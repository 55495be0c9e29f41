using FunctionalVae.Package.Tests.Harness;

namespace FunctionalVae.Package.Tests;

/// <summary>
/// What callers can see of each package, against what was accepted. To accept a change:
/// <c>FVAE_ACCEPT=1 dotnet test tests/Package.Tests -c Release --filter PublicApiTests</c>, and read the difference before committing it.
/// </summary>
[Collection(PackedCollection.Name)]
public sealed class PublicApiTests(PackedFeed feed)
{
    private const string Accept = "FVAE_ACCEPT";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Package.Tests", "Api");

    [Fact]
    public void The_public_surface_of_every_package_is_the_accepted_one()
    {
        var assemblies = new PackedAssemblies(feed.Packages);
        var actual = assemblies.Packages.ToDictionary(id => id, id => ApiText.Of(assemblies.Of(id)));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            Write(actual);
            Assert.Fail($"The surfaces in {Folder} are rewritten. Read the difference, and run again without {Accept}.");
        }

        var accepted = Directory
            .EnumerateFiles(Folder, "*.txt")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        Assert.Equal(actual.Keys.Order(StringComparer.Ordinal), accepted.Keys.Order(StringComparer.Ordinal));
        var differences = actual.SelectMany(package => Differences(package.Key, accepted[package.Key], package.Value)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> Differences(string id, string accepted, string actual)
    {
        var (before, after) = (Qualified(accepted), Qualified(actual));
        return
        [
            .. before.Except(after).Select(line => $"{id} lost: {line}"),
            .. after.Except(before).Select(line => $"{id} gained: {line}"),
            .. accepted != actual && before.SequenceEqual(after)
                ? [$"{id}.txt differs in its line ends or its order only."]
                : Array.Empty<string>(),
        ];
    }

    // Members with their type before them: many types have members of one text.
    private static List<string> Qualified(string text)
    {
        var (type, lines) = ("", new List<string>());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line.StartsWith(' ') ? type : line;
            lines.Add(line == type ? line : $"{type} {{ {line.Trim()} }}");
        }

        return lines;
    }

    private static void Write(Dictionary<string, string> surfaces)
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.txt"))
        {
            File.Delete(file);
        }

        foreach (var (id, text) in surfaces)
        {
            File.WriteAllText(Path.Combine(Folder, id + ".txt"), text);
        }
    }
}
