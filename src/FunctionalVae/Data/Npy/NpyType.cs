using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>The type of an array's elements as NumPy writes it: <c>&lt;f4</c>.</summary>
/// <param name="Kind">f float, i signed, u unsigned, b truth value.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
internal sealed partial record NpyType(char Kind, int Size, bool IsBigEndian)
{
    /// <summary>Whether every element is a whole number.</summary>
    public bool IsWhole => Kind != 'f';

    /// <summary>Whether a 32-bit float holds every element without rounding.</summary>
    public bool FitsSingle => Kind == 'f' ? Size <= sizeof(float) : Size <= sizeof(short);

    /// <summary>Reads a type that has numbers in it.</summary>
    /// <exception cref="InvalidDataSetException">It has none: objects, texts, times, records, complex numbers.</exception>
    public static NpyType Parse(string text, string where)
    {
        var match = Pattern().Match(text);
        var size = 0;
        if (
            !match.Success
            || (match.Groups[3].Length > 0 && !int.TryParse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture, out size))
        )
        {
            throw new InvalidDataSetException($"{where}: \"{Printable.Of(text)}\" is not a NumPy type. {Remedy}");
        }

        var kind = match.Groups[2].ValueSpan[0];
        return (kind, size) is ('f', 2 or 4 or 8) or ('i' or 'u', 1 or 2 or 4 or 8) or ('b', 1)
            ? new(kind, size, match.Groups[1].ValueSpan is ">")
            : throw new InvalidDataSetException($"{where}: the elements are {Name(kind, size)} (\"{text}\"). {Remedy}");
    }

    /// <summary>One element; exact but for whole numbers beyond 2⁵³.</summary>
    /// <param name="bytes"><see cref="Size"/> bytes.</param>
    public double Decode(ReadOnlySpan<byte> bytes) =>
        (Kind, Size, IsBigEndian) switch
        {
            ('f', 4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            ('f', 4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
            ('f', 8, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            ('f', 8, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
            ('f', _, false) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            ('f', _, true) => (double)BinaryPrimitives.ReadHalfBigEndian(bytes),
            ('b', _, _) => bytes[0] == 0 ? 0 : 1,
            ('i', 1, _) => (sbyte)bytes[0],
            (_, 1, _) => bytes[0],
            ('i', 2, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            ('i', 2, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
            ('i', 4, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            ('i', 4, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
            ('i', _, false) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            ('i', _, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
            (_, 2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (_, 2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (_, 4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (_, 4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (_, _, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            (_, _, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };

    private const string Remedy = "Save numbers: a.astype('float32').";

    private static string Name(char kind, int size) =>
        kind switch
        {
            'O' => "Python objects, stored as pickles, which can run code and are not read",
            'U' or 'S' or 'a' => "texts",
            'M' or 'm' => "times",
            'V' => "records or raw bytes",
            'c' => "complex numbers",
            'f' => $"floats of {size} bytes",
            _ => "of a type that is not read",
        };

    [GeneratedRegex(@"\A([<>|=]?)([a-zA-Z?])([0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
