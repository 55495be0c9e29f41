using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FunctionalVae.Cli;

/// <summary>What an assembly says about itself, read without running any of it.</summary>
/// <param name="References">The assemblies it was compiled against.</param>
/// <param name="Marked">The full names of its classes marked with <see cref="GenerateVaeAttribute"/>, sorted; nested ones by +.</param>
internal sealed record AssemblyFacts(IReadOnlyDictionary<string, Version> References, IReadOnlyList<string> Marked)
{
    /// <summary>The facts of the assembly at <paramref name="path"/>; null where the file is not a .NET assembly.</summary>
    public static AssemblyFacts? Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var image = new PEReader(stream);
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } metadata ? Of(metadata) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static AssemblyFacts Of(MetadataReader metadata) =>
        new(
            metadata
                .AssemblyReferences.Select(metadata.GetAssemblyReference)
                .GroupBy(reference => metadata.GetString(reference.Name), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.Max(reference => reference.Version)!, StringComparer.OrdinalIgnoreCase),
            [
                .. metadata
                    .TypeDefinitions.Select(metadata.GetTypeDefinition)
                    .Where(type => type.GetCustomAttributes().Any(attribute => IsMark(metadata, attribute)))
                    .Select(type => FullName(metadata, type))
                    .Order(StringComparer.Ordinal),
            ]
        );

    private static bool IsMark(MetadataReader metadata, CustomAttributeHandle attribute)
    {
        if (metadata.GetCustomAttribute(attribute).Constructor is not { Kind: HandleKind.MemberReference } constructor)
        {
            return false;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, nameof(GenerateVaeAttribute))
            && metadata.StringComparer.Equals(type.Namespace, nameof(FunctionalVae));
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return $"{FullName(metadata, metadata.GetTypeDefinition(outer))}+{name}";
        }

        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
