using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>What an NPY file says of itself before its elements.</summary>
/// <param name="Type">The type of an element.</param>
/// <param name="IsFortran">Whether the first index runs fastest.</param>
/// <param name="Dimensions">The sizes, the first counting examples; at least one, all positive.</param>
/// <param name="Length">Bytes of the header.</param>
/// <remarks>Format: numpy.lib.format, versions 1.0, 2.0 and 3.0: magic, version, header length, a Python dictionary.</remarks>
internal sealed partial record NpyHeader(NpyType Type, bool IsFortran, ValueList<int> Dimensions, int Length)
{
    // Real headers have 118 bytes; those of records with many fields, which are refused anyway, have thousands.
    private const int Longest = 1 << 20;

    // NumPy's NPY_MAXDIMS since its version 2; 32 before.
    private const int MostDimensions = 64;

    /// <summary>The first bytes of every NPY file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header, and leaves the stream before the first element.</summary>
    /// <exception cref="InvalidDataSetException">It is cut short, damaged, or describes no numbers.</exception>
    public static NpyHeader Read(Stream contents, string where)
    {
        var start = Fill(contents, new byte[Magic.Length + 2], where);
        if (!start.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataSetException($"{where} does not begin as NPY files do. Save the array by numpy.save.");
        }

        var version = start[Magic.Length];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataSetException(
                $"{where} is NPY of version {version}; only versions 1, 2 and 3 are read. Save it by numpy.save."
            );
        }

        var size = Fill(contents, new byte[version == 1 ? sizeof(ushort) : sizeof(uint)], where);
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > Longest)
        {
            throw new InvalidDataSetException(
                $"{where} declares a header of {length} bytes. It is damaged, or has records: save plain numbers."
            );
        }

        // Of white space one is as good as many, and patterns take time by the square of it.
        var text = WhiteSpace().Replace(Encoding.UTF8.GetString(Fill(contents, new byte[length], where)), " ");
        return Parse(text, where) with { Length = start.Length + size.Length + (int)length };
    }

    private static NpyHeader Parse(string text, string where)
    {
        if (Structured().IsMatch(text))
        {
            throw new InvalidDataSetException(
                $"{where} holds records of several fields. Save the fields as columns: numpy.lib.recfunctions.structured_to_unstructured(a)."
            );
        }

        var (type, order, shape) = (TypeText().Match(text), OrderText().Match(text), ShapeText().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new InvalidDataSetException(
                $"{where} has a damaged header: \"{Printable.Of(text)}\". Save the array again by numpy.save."
            );
        }

        return new(
            NpyType.Parse(type.Groups[1].Value, where),
            order.Groups[1].ValueSpan is "True",
            ValueList.From(Sizes(shape.Groups[1].Value, where)),
            0
        );
    }

    private static IEnumerable<int> Sizes(string text, string where)
    {
        string[] sizes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (sizes.Length == 0)
        {
            throw new InvalidDataSetException($"{where} is a single number. Save an array of [examples, values].");
        }

        if (sizes.Length > MostDimensions)
        {
            throw new InvalidDataSetException(
                $"{where} has {sizes.Length} dimensions, and NumPy knows {MostDimensions} at most. Fetch or save it again."
            );
        }

        foreach (var size in sizes)
        {
            var known = int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            yield return (known, number) switch
            {
                (true, > 0) => number,
                (true, _) => throw new InvalidDataSetException(
                    $"{where} has the shape ({Printable.Of(text)}): there is nothing to learn from."
                ),
                _ => throw new InvalidDataSetException($"{where} has the shape ({Printable.Of(text)}), which no array has. Save it again."),
            };
        }
    }

    private static byte[] Fill(Stream contents, byte[] bytes, string where) =>
        contents.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw new InvalidDataSetException($"{where} is cut short within its header. Fetch or save it again.");

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"'descr'\s*:\s*[\[\(]", RegexOptions.CultureInvariant)]
    private static partial Regex Structured();

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'\s*[,}]", RegexOptions.CultureInvariant)]
    private static partial Regex TypeText();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)\s*[,}]", RegexOptions.CultureInvariant)]
    private static partial Regex OrderText();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)\s*,?\s*[,}]", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeText();
}
