using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>What an assembly takes from reflection: the members of other assemblies that its code names.</summary>
internal static class ReflectionUses
{
    /// <summary>Each as <c>System.Type.GetTypeFromHandle</c>, sorted. Attributes are data and left out.</summary>
    public static IReadOnlyList<string> Of(byte[] assembly)
    {
        using var image = new PEReader(ImmutableArray.Create(assembly));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata
                .MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Type: NameOf(metadata, (TypeReferenceHandle)member.Parent), Member: metadata.GetString(member.Name)))
                .Where(use => IsReflection(use.Type))
                .Select(use => $"{use.Type}.{use.Member}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsReflection(string type) =>
        type is "System.Type" or "System.Activator"
        || (type.StartsWith("System.Reflection.", StringComparison.Ordinal) && !type.EndsWith("Attribute", StringComparison.Ordinal))
        || type.StartsWith("System.Linq.Expressions.", StringComparison.Ordinal)
        || type.StartsWith("System.Dynamic.", StringComparison.Ordinal);

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
