using System.Reflection;
using System.Runtime.Loader;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>The assemblies of all packages of a feed, loaded from memory, so that no file stays open.</summary>
internal sealed class PackedAssemblies : AssemblyLoadContext
{
    private readonly Dictionary<string, byte[]> files;
    private readonly Dictionary<string, string[]> namesOf;

    public PackedAssemblies(IEnumerable<PackageFile> packages)
        : base(nameof(PackedAssemblies), isCollectible: true)
    {
        var entries = packages.SelectMany(package => Libraries(package).Select(file => (package.Id, file.Name, file.Bytes))).ToList();
        files = entries.ToDictionary(entry => entry.Name, entry => entry.Bytes);
        namesOf = entries.GroupBy(entry => entry.Id).ToDictionary(group => group.Key, group => group.Select(entry => entry.Name).ToArray());
    }

    /// <summary>The packages that hold assemblies for their users.</summary>
    public IEnumerable<string> Packages => namesOf.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<Assembly> Of(string package) => namesOf[package].Select(name => LoadFromAssemblyName(new(name)));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!files.TryGetValue(assemblyName.Name!, out var bytes))
        {
            return null;
        }

        using var stream = new MemoryStream(bytes);
        return LoadFromStream(stream);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Libraries(PackageFile package) =>
        package
            .Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal) && Path.GetExtension(file) == ".dll")
            .Select(file => (Path.GetFileNameWithoutExtension(file), package.Read(file)));
}
