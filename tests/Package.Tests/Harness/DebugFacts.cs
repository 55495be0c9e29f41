using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>What ties an assembly to its symbols and its sources.</summary>
/// <param name="IsReproducible">Whether the compiler says that equal sources give these bytes.</param>
/// <param name="Symbols">The identity of the symbols that it was written with.</param>
internal sealed record DebugFacts(bool IsReproducible, Guid Symbols)
{
    public static DebugFacts OfAssembly(byte[] bytes)
    {
        using var image = new PEReader(ImmutableArray.Create(bytes));
        var entries = image.ReadDebugDirectory();
        var link = entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return new(
            entries.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible),
            image.ReadCodeViewDebugDirectoryData(link).Guid
        );
    }

    /// <summary>The identity of symbols in a file of their own.</summary>
    public static Guid OfSymbols(byte[] bytes)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(bytes));
        return new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid;
    }
}
