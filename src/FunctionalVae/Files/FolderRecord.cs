using System.Security.Cryptography;
using System.Text;

namespace FunctionalVae.Files;

/// <summary>Names of files in one folder with the SHA-256 of each, as <c>sha256sum</c> writes and checks them.</summary>
internal sealed class FolderRecord
{
    private const int HashLength = 64;
    private const string Gap = "  ";

    private readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => hashes.Keys;

    /// <summary>The record in a file; null where there is none, or something else.</summary>
    public static FolderRecord? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllText(path)) : null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The hash of what is in a file.</summary>
    public static string HashOf(string path)
    {
        using var file = FileKind.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public void Add(string name, string hash) => hashes[name] = hash;

    /// <summary>Takes over what another says of names that are not in this one.</summary>
    public void AddMissing(FolderRecord other)
    {
        foreach (var (name, hash) in other.hashes)
        {
            hashes.TryAdd(name, hash);
        }
    }

    /// <summary>Takes over all that another says.</summary>
    public void AddAll(FolderRecord other)
    {
        foreach (var (name, hash) in other.hashes)
        {
            hashes[name] = hash;
        }
    }

    public void Clear() => hashes.Clear();

    public bool Has(string name) => hashes.ContainsKey(name);

    /// <summary>Whether the file of that name in a folder is still the one that was recorded.</summary>
    public bool IsUnchanged(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return hashes.TryGetValue(name, out var hash) && File.Exists(path) && HashOf(path) == hash;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A line for each file, in ordinal order of names.</summary>
    public override string ToString() => string.Concat(hashes.Select(file => $"{file.Value}{Gap}{file.Key}\n"));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    // Null where a line is none of these: nothing is renamed or removed on the word of such a file.
    private static FolderRecord? Parse(string text)
    {
        var record = new FolderRecord();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                line.Length <= HashLength + Gap.Length
                || line.AsSpan(HashLength, Gap.Length) is not Gap
                || !IsPlain(line[(HashLength + Gap.Length)..])
            )
            {
                return null;
            }

            record.Add(line[(HashLength + Gap.Length)..], line[..HashLength]);
        }

        return record;
    }

    private static bool IsPlain(string name) => name is not ("." or ".." or FolderState.Name) && Path.GetFileName(name) == name;
}
