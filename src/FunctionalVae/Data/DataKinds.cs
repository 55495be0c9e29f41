using System.Text;

namespace FunctionalVae.Data;

/// <summary>What a file of examples is.</summary>
internal enum DataKind
{
    Csv,
    Npy,
    Npz,
}

/// <summary>Tells the kind of a file by its first bytes, and by its name where those say nothing.</summary>
internal static class DataKinds
{
    public const string Supported =
        "CSV (.csv, .tsv, .txt, .dat, .data; comma, semicolon or tab), NumPy's .npy and .npz, CSV and .npy also packed by gzip (.gz), "
        + "and a folder of IDX files (as MNIST comes); the tool fvae also reads a folder of pictures (.png, .jpg)";

    private static readonly string[] TextEndings = [".csv", ".tsv", ".txt", ".dat", ".data"];

    private static readonly (byte[] Start, string Name)[] Others =
    [
        ([0x80, 2], "a Python pickle: save the array by numpy.save"),
        ([0x80, 3], "a Python pickle: save the array by numpy.save"),
        ([0x80, 4], "a Python pickle: save the array by numpy.save"),
        ([0x80, 5], "a Python pickle: save the array by numpy.save"),
        (Ascii("\u0089HDF"), "an HDF5 file: save the array by numpy.save"),
        (Ascii("PAR1"), "a Parquet file: save the table as CSV"),
        (Ascii("\u0089PNG"), "a picture: save all pictures as one array by numpy.save"),
        ([0xff, 0xd8, 0xff], "a picture: save all pictures as one array by numpy.save"),
        ([0, 0, 8, 1], "one IDX file: give the folder that holds all four"),
        ([0, 0, 8, 3], "one IDX file: give the folder that holds all four"),
    ];

    /// <exception cref="InvalidDataSetException">Neither bytes nor name are of a kind that is read; the message lists what is.</exception>
    public static DataKind Of(DataFile file)
    {
        if (file.Magic.AsSpan().StartsWith(NpyHeader.Magic))
        {
            return DataKind.Npy;
        }

        if (file.Magic.AsSpan().StartsWith(Ascii("PK\u0003\u0004")))
        {
            return DataKind.Npz;
        }

        var other = Others.FirstOrDefault(other => file.Magic.AsSpan().StartsWith(other.Start)).Name;
        var name = file.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Path[..^3] : file.Path;
        var ending = Path.GetExtension(name);
        if (other is null && TextEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            return DataKind.Csv;
        }

        throw new InvalidDataSetException(
            (other, ending.ToUpperInvariant()) switch
            {
                ({ } known, _) => $"{file.Path} is {known}. What is read: {Supported}.",
                (_, ".NPY" or ".NPZ") =>
                    $"{file.Path} does not begin as {ending} files do: it is damaged, empty, or another kind of file. What is read: {Supported}.",
                _ => $"{file.Path} is of a kind that is not read. What is: {Supported}.",
            }
        );
    }

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
