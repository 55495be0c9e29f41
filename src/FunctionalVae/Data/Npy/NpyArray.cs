namespace FunctionalVae.Data;

/// <summary>The elements of one NPY file, decoded piece by piece and brought into row-major order.</summary>
internal static class NpyArray
{
    private const int Piece = 1 << 13;

    /// <summary>Reads all elements in the order in which rows lie, whatever the order of the file.</summary>
    /// <param name="contents">The stream, right behind the header.</param>
    /// <param name="header">The header.</param>
    /// <param name="most">The most bytes that can follow: what is declared beyond is refused before anything is allocated.</param>
    /// <param name="where">The file, for messages.</param>
    /// <param name="convert">Makes a result of the element and its row-major index.</param>
    /// <exception cref="InvalidDataSetException">The array is cut short, too long, or too large.</exception>
    /// <param name="isSure">Whether so many bytes are known to follow; else memory comes with the elements.</param>
    public static T[] Read<T>(Stream contents, NpyHeader header, long most, bool isSure, string where, Func<double, int, T> convert)
    {
        var length = RequirePlausible(header, most, where);
        var result = GrowingArray.Begin<T>(length, isSure);
        var size = header.Type.Size;
        var bytes = new byte[Piece * size];
        var order = header.IsFortran ? new FortranOrder(header.Dimensions) : null;
        for (var start = 0; start < length; start += Piece)
        {
            var count = Math.Min(Piece, length - start);
            var piece = bytes.AsSpan(0, count * size);
            var got = contents.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            if (got < piece.Length)
            {
                throw new InvalidDataSetException(
                    $"{where} is cut short: it declares {Declared(header)}, and {((long)start * size) + got} bytes of them are there. "
                        + "Fetch or save it again."
                );
            }

            GrowingArray.Ensure(ref result, start + count, length);
            for (var i = 0; i < count; i++)
            {
                var index = order?.Next() ?? start + i;
                result[start + i] = convert(header.Type.Decode(piece[(i * size)..]), index);
            }
        }

        return contents.ReadByte() < 0
            ? RowMajor(result, header)
            : throw new InvalidDataSetException(
                $"{where} is longer than the {Declared(header)} that it declares. Save one array by numpy.save, or several by numpy.savez."
            );
    }

    // Where elements lie is all over the array: they find their places when all of them are there.
    private static T[] RowMajor<T>(T[] elements, NpyHeader header)
    {
        if (!header.IsFortran || header.Dimensions.Count == 1)
        {
            return elements;
        }

        var (result, order) = (GC.AllocateUninitializedArray<T>(elements.Length), new FortranOrder(header.Dimensions));
        foreach (var element in elements)
        {
            result[order.Next()] = element;
        }

        return result;
    }

    private static int RequirePlausible(NpyHeader header, long most, string where)
    {
        var count = header.Dimensions.Aggregate(UInt128.One, (product, size) => UInt128.Min(product * (uint)size, ulong.MaxValue));
        if (count * (uint)header.Type.Size > (UInt128)Math.Max(0, most - header.Length))
        {
            throw new InvalidDataSetException(
                $"{where} is cut short: it declares {Declared(header)}, more than the file can hold. Fetch or save it again."
            );
        }

        return count <= (UInt128)Array.MaxLength
            ? (int)count
            : throw new InvalidDataSetException(
                $"{where} has {count} values: more than the {Array.MaxLength} of one array. Split the set."
            );
    }

    private static string Declared(NpyHeader header) => $"{string.Join(" × ", header.Dimensions)} elements of {header.Type.Size} bytes";
}
