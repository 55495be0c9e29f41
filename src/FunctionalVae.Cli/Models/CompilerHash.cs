using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace FunctionalVae.Cli;

/// <summary>
/// The hash that the C# compiler leaves in an assembly: a deterministic build, which is the SDK's usual one, makes the module's id and the
/// time stamp of all other bytes. Code that was damaged since can end the whole process, so this is found out before any of it runs.
/// </summary>
/// <remarks>
/// The format: https://github.com/dotnet/runtime/blob/main/docs/design/specs/PE-COFF.md (deterministic entry of the debug directory), and
/// <see cref="BlobContentId.FromHash(byte[])"/>.
/// </remarks>
internal static class CompilerHash
{
    // Fields of the COFF header and of the optional header, in bytes from their starts.
    private const int Stamp = 4;
    private const int Checksum = 64;
    private const int FieldLength = sizeof(uint);
    private const int IdLength = 16;
    private const string FSharpLibrary = "FSharp.Core";

    /// <summary>Whether a byte has changed since it was compiled; false also where that cannot be told.</summary>
    /// <remarks>It cannot of a build that is not deterministic, of one by F#, which hashes other things, of native code, and of a signed file.</remarks>
    public static bool IsBroken(PEReader image, MetadataReader metadata)
    {
        var (headers, id) = (image.PEHeaders, metadata.GetModuleDefinition().Mvid);
        if (
            id.IsNil
            || headers.CorHeader is not { ManagedNativeHeaderDirectory.Size: 0 } header
            || headers.PEHeader is not { CertificateTableDirectory.Size: 0 }
            || image.ReadDebugDirectory().All(entry => entry.Type != DebugDirectoryEntryType.Reproducible)
            || IsOfFSharp(metadata)
        )
        {
            return false;
        }

        byte[] bytes = [.. image.GetEntireImage().GetContent()];
        var stamp = BitConverter.ToUInt32(bytes, headers.CoffHeaderStartOffset + Stamp);
        Array.Clear(bytes, headers.CoffHeaderStartOffset + Stamp, FieldLength);
        Array.Clear(bytes, headers.MetadataStartOffset + OffsetOf(metadata, id), IdLength);
        // A strong name is put in after the hash, and the checksum with it.
        if (headers.TryGetDirectoryOffset(header.StrongNameSignatureDirectory, out var signature))
        {
            Array.Clear(bytes, signature, header.StrongNameSignatureDirectory.Size);
            Array.Clear(bytes, headers.PEHeaderStartOffset + Checksum, FieldLength);
        }

        var hashed = BlobContentId.FromHash(SHA256.HashData(bytes));
        return hashed.Guid != metadata.GetGuid(id) || hashed.Stamp != stamp;
    }

    private static int OffsetOf(MetadataReader metadata, GuidHandle id) =>
        metadata.GetHeapMetadataOffset(HeapIndex.Guid) + ((MetadataTokens.GetHeapOffset(id) - 1) * IdLength);

    private static bool IsOfFSharp(MetadataReader metadata) =>
        metadata
            .AssemblyReferences.Select(reference => metadata.GetAssemblyReference(reference).Name)
            .Append(metadata.GetAssemblyDefinition().Name)
            .Any(name => metadata.StringComparer.Equals(name, FSharpLibrary));
}
