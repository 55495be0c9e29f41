using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.Cli;

/// <summary>What an assembly says about itself, read without running any of it.</summary>
/// <param name="References">The assemblies it was compiled against.</param>
/// <param name="Marked">The full names of its classes marked with <see cref="GenerateVaeAttribute"/>, sorted; nested ones by +.</param>
/// <param name="IsBroken">Whether it is known to have changed since it was compiled.</param>
internal sealed record AssemblyFacts(IReadOnlyDictionary<string, Version> References, IReadOnlyList<string> Marked, bool IsBroken)
{
    /// <summary>The facts of the assembly at <paramref name="path"/>; null where the file is not a .NET assembly, or damaged beyond reading.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not this user's to read.</exception>
    public static AssemblyFacts? Read(string path)
    {
        using var stream = AtomicFile.OpenRead(path);
        try
        {
            using var image = new PEReader(stream);
            return image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } metadata ? Of(image, metadata) : null;
        }
        // What the library meets where the numbers of a damaged file lead it out of its tables.
        catch (Exception problem)
            when (problem
                    is BadImageFormatException
                        or OverflowException
                        or ArgumentException
                        or InvalidOperationException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    private static AssemblyFacts Of(PEReader image, MetadataReader metadata) =>
        new(
            metadata
                .AssemblyReferences.Select(metadata.GetAssemblyReference)
                .GroupBy(reference => metadata.GetString(reference.Name), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.Max(reference => reference.Version)!, StringComparer.OrdinalIgnoreCase),
            [
                .. metadata
                    .TypeDefinitions.Select(metadata.GetTypeDefinition)
                    .Where(type => type.GetCustomAttributes().Any(attribute => IsMark(metadata, attribute)))
                    .Select(type => FullName(metadata, type, metadata.TypeDefinitions.Count))
                    .Order(StringComparer.Ordinal),
            ],
            CompilerHash.IsBroken(image, metadata)
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

    // In a damaged file a class can lie within itself.
    private static string FullName(MetadataReader metadata, TypeDefinition type, int deepest)
    {
        var name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return deepest > 0
                ? $"{FullName(metadata, metadata.GetTypeDefinition(outer), deepest - 1)}+{name}"
                : throw new BadImageFormatException();
        }

        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
