using System.Buffers.Binary;
using System.IO.Compression;

namespace FunctionalVae.Tests.Data;

/// <summary>Small IDX files, right and wrong.</summary>
internal static class IdxBytes
{
    public static byte[] Images(uint count = 2, uint height = 2, uint width = 2, uint magic = 0x803, int? length = null) =>
        File(length ?? (int)(count * height * width), magic, count, height, width);

    public static byte[] Labels(uint count = 2, uint magic = 0x801, int? length = null) => File(length ?? (int)count, magic, count);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A folder whose four files fit together, before <paramref name="change"/> spoils one.</summary>
    public static TemporaryFolder Folder(string? change = null, byte[]? bytes = null)
    {
        var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), Images());
        System.IO.File.WriteAllBytes(folder.File("train-labels-idx1-ubyte"), Labels());
        System.IO.File.WriteAllBytes(folder.File("t10k-images-idx3-ubyte"), Images(count: 1));
        System.IO.File.WriteAllBytes(folder.File("t10k-labels-idx1-ubyte"), Labels(count: 1));
        if (change is not null)
        {
            System.IO.File.Delete(folder.File(change));
            System.IO.File.Delete(folder.File(change.Replace(".gz", "")));
        }

        if (bytes is not null)
        {
            System.IO.File.WriteAllBytes(folder.File(change!), bytes);
        }

        return folder;
    }

    // Contents count down from 255, so that every byte can be told from the next.
    private static byte[] File(int length, params uint[] header)
    {
        var bytes = new byte[(header.Length * sizeof(uint)) + length];
        for (var i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)), header[i]);
        }

        for (var i = 0; i < length; i++)
        {
            bytes[(header.Length * sizeof(uint)) + i] = (byte)(255 - i);
        }

        return bytes;
    }
}
