using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>A package, read.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Facts">The metadata element of its nuspec.</param>
/// <param name="Files">Its files, without those that every package has, sorted.</param>
internal sealed record PackageFile(string Path, string Id, XElement Facts, IReadOnlyList<string> Files)
{
    /// <summary>The ids of the packages that it depends on, sorted.</summary>
    public IReadOnlyList<string> Dependencies =>
        [.. Facts.Descendants().Where(element => element.Name.LocalName == "dependency").Select(IdOf).Order(StringComparer.Ordinal)];

    public static PackageFile Open(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var nuspec = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var facts = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        return new(
            path,
            Element(facts, "id")!,
            facts,
            [.. zip.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>The text of a fact, null where the nuspec does not state it.</summary>
    public string? Fact(string name) => Element(Facts, name);

    /// <summary>What kind of package it is; null for a library.</summary>
    public string? Type =>
        Facts.Descendants().SingleOrDefault(element => element.Name.LocalName == "packageType")?.Attribute("name")?.Value;

    /// <summary>The address of its sources; null where the nuspec does not state it.</summary>
    public string? Repository =>
        Facts.Elements().SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url")?.Value;

    /// <summary>The package of its symbols; null where it has none.</summary>
    public PackageFile? Symbols => System.IO.Path.ChangeExtension(Path, ".snupkg") is var path && File.Exists(path) ? Open(path) : null;

    /// <summary>The bytes of one of its files.</summary>
    public byte[] Read(string file)
    {
        using var zip = ZipFile.OpenRead(Path);
        using var stream = zip.GetEntry(file)?.Open() ?? throw new FileNotFoundException($"{Path} has no {file}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The text of one of its files.</summary>
    public string Text(string file) => Encoding.UTF8.GetString(Read(file));

    /// <summary>The assemblies that the assembly <paramref name="file"/> was compiled against.</summary>
    public IReadOnlyDictionary<string, Version> References(string file)
    {
        using var image = new PEReader(ImmutableArray.Create(Read(file)));
        var metadata = image.GetMetadataReader();
        return metadata
            .AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }

    /// <summary>What a failed assertion shows of it; a record's own text would open its symbols, and theirs.</summary>
    public override string ToString() => Id;

    private static string IdOf(XElement dependency) => dependency.Attribute("id")!.Value;

    private static string? Element(XElement facts, string name) =>
        facts.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    private static bool IsContent(string file) =>
        !(
            file.StartsWith("_rels/", StringComparison.Ordinal)
            || file.StartsWith("package/", StringComparison.Ordinal)
            || file.EndsWith(".nuspec", StringComparison.Ordinal)
            || file == "[Content_Types].xml"
        );
}
