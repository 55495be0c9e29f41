using System.IO.Compression;
using FunctionalVae.Files;

namespace FunctionalVae.Data;

/// <summary>The arrays of an NPZ file by name: a zip whose entries are NPY files.</summary>
internal sealed class NpzArchive : IDisposable
{
    private const string Ending = ".npy";

    private readonly DataFile file;
    private readonly ZipArchive zip;

    private NpzArchive(DataFile file, ZipArchive zip)
    {
        (this.file, this.zip) = (file, zip);
        Names =
        [
            .. zip
                .Entries.Select(entry => entry.FullName)
                .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
                .Select(name => name[..^Ending.Length]),
        ];
    }

    /// <summary>Names of arrays, in the order of the file; at least one.</summary>
    public IReadOnlyList<string> Names { get; }

    public static NpzArchive Open(DataFile file)
    {
        if (file.IsPacked)
        {
            throw new InvalidDataSetException($"{file.Path} is a zip within gzip. Unpack it by gunzip first.");
        }

        return Guarded(
            file.Path,
            () =>
            {
                var archive = new NpzArchive(file, new(file.Contents, ZipArchiveMode.Read, leaveOpen: true));
                return archive.Names.Count > 0
                    ? archive
                    : throw new InvalidDataSetException($"{file.Path} is a zip without arrays (.npy). Save arrays by numpy.savez.");
            }
        );
    }

    /// <summary>Whether there is an array of this name.</summary>
    public bool Has(string name) => Names.Contains(name);

    /// <summary>Reads one array to its end and checks its sum.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="read">Is given the stream, the most bytes that it can have, and the place for messages.</param>
    /// <exception cref="InvalidDataSetException">There is no such array, or it is damaged.</exception>
    public T Read<T>(string name, Func<Stream, long, string, T> read)
    {
        if (!Has(name))
        {
            var names = Listing.Of(Names.Select(known => $"\"{Printable.Of(known)}\""));
            throw new InvalidDataSetException($"{file.Path} has no array \"{Printable.Of(name)}\". It has {names}.");
        }

        var where = $"{file.Path}/{Printable.Of(name)}";
        return Guarded(
            where,
            () =>
            {
                var entry = zip.GetEntry(name + Ending)!;
                using var contents = new ChecksumStream(entry.Open());
                var result = read(contents, Math.Min(entry.Length, file.MostBytes * DataFile.MostBytesFromOne), where);
                return contents.Sum == entry.Crc32
                    ? result
                    : throw new InvalidDataSetException($"{where} is damaged: its checksum is wrong. Fetch or save it again.");
            }
        );
    }

    public void Dispose() => zip.Dispose();

    // A damaged zip is told by whatever its reader trips over first.
    private static T Guarded<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem)
            when (problem is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidDataSetException($"{where} is not an intact NPZ file ({problem.Message}). Fetch or save it again.", problem);
        }
    }
}
