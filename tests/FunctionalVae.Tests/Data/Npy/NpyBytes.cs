using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FunctionalVae.Tests.Data;

/// <summary>NPY and NPZ files by hand, right and wrong.</summary>
internal static class NpyBytes
{
    public static byte[] File(string type, string shape, byte[] elements, bool fortran = false, byte version = 1) =>
        WithHeader($"{{'descr': {type}, 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}", elements, version);

    public static byte[] WithHeader(string header, byte[] elements, byte version = 1)
    {
        var text = Encoding.UTF8.GetBytes(header + "\n");
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        }

        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. elements];
    }

    /// <summary>Bytes 1, 2, 3, …</summary>
    public static byte[] Counting(int count) => [.. Enumerable.Range(1, count).Select(i => (byte)i)];

    public static byte[] Bytes(string shape, int count) => File("'|u1'", shape, Counting(count));

    /// <summary>Numbers of one of the types <c>&lt;f8</c>, <c>&lt;i8</c> and <c>&lt;u4</c>.</summary>
    public static byte[] Of(string type, string shape, double[] numbers) =>
        File(
            $"'{type}'",
            shape,
            [
                .. numbers.SelectMany(number =>
                    type switch
                    {
                        "<f8" => BitConverter.GetBytes(number),
                        "<i8" => BitConverter.GetBytes((long)number),
                        _ => BitConverter.GetBytes((uint)number),
                    }
                ),
            ]
        );

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return memory.ToArray();
    }
}
