namespace FunctionalVae.Files;

/// <summary>
/// What lies in the hidden folder of an <see cref="AtomicFolder"/>: <c>files</c>, the record of what is in place; <c>next/</c>, files that
/// are being written; <c>commit</c>, the record of these once all of them are on the disk; <c>made/</c>, records of single files.
/// </summary>
/// <remarks>
/// The rename that makes <c>commit</c> is the one moment at which old becomes new. Before it the files under their names are the old ones;
/// after it readers take a file of <c>next/</c> first, and whoever comes next gives them their names. Doing that twice changes nothing.
/// </remarks>
internal sealed class FolderState(string folder)
{
    public const string Name = ".fvae";

    private const string Temporary = ".tmp";

    public string Root { get; } = Path.Combine(folder, Name);

    public string Next => Path.Combine(Root, "next");

    public string Made => Path.Combine(Root, "made");

    public string Files => Path.Combine(Root, "files");

    public string Commit => Path.Combine(Root, "commit");

    public string Lock => Path.Combine(Root, "lock");

    /// <summary>What tells one content of the folder from another: the text of the record that holds.</summary>
    public string Stamp => (FolderRecord.Read(Commit) ?? FolderRecord.Read(Files))?.ToString() ?? "";

    /// <summary>Gives the files of a commit their names, where a killed process left it undone and nobody else is at it.</summary>
    public static void Finish(string folder)
    {
        var state = new FolderState(folder);
        if (!File.Exists(state.Commit))
        {
            return;
        }

        try
        {
            using var held = FolderLock.Take(state.Lock);
            state.Recover();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
    }

    /// <summary>Where a reader finds the file of that name.</summary>
    public string Place(string name)
    {
        var (plain, next) = (Path.Combine(folder, name), Path.Combine(Next, name));
        if (FolderRecord.Read(Commit) is not { } commit)
        {
            return plain;
        }

        // What the old record has and the new one has not is gone, if not yet removed.
        var isGone = !commit.Has(name) && FolderRecord.Read(Files)?.Has(name) == true;
        return isGone || (commit.Has(name) && File.Exists(next)) ? next : plain;
    }

    /// <summary>Brings what <c>commit</c> says about: names, then removals, then the record. Nothing without one.</summary>
    public void Apply()
    {
        if (FolderRecord.Read(Commit) is not { } commit)
        {
            return;
        }

        var disk = Disk.Current;
        foreach (var name in commit.Names.Where(name => File.Exists(Path.Combine(Next, name))))
        {
            disk.Move(Path.Combine(Next, name), Path.Combine(folder, name));
        }

        var old = FolderRecord.Read(Files) ?? new();
        foreach (var name in old.Names.Where(name => !commit.Has(name) && old.IsUnchanged(folder, name)))
        {
            disk.Delete(Path.Combine(folder, name));
        }

        disk.FlushFolder(folder);
        disk.Move(Commit, Files);
        disk.FlushFolder(Root);
    }

    /// <summary>Does what a killed process left undone, where all is there that it needs; else its commit was withdrawn, and goes.</summary>
    /// <exception cref="IOException">Somebody has put a file there since, which would be replaced.</exception>
    public void Recover()
    {
        if (
            FolderRecord.Read(Commit) is not { } commit
            || !commit.Names.All(name => commit.IsUnchanged(Next, name) || commit.IsUnchanged(folder, name))
        )
        {
            Disk.Current.Delete(Commit);
            return;
        }

        var old = FolderRecord.Read(Files);
        if (commit.Names.FirstOrDefault(name => File.Exists(Path.Combine(Next, name)) && IsOthers(name, commit, old)) is { } own)
        {
            throw new IOException(
                $"{Path.Combine(folder, own)} was put there after a command was killed that has a file of this name to put there too. Move that file, and the command's are put in their places."
            );
        }

        Apply();
    }

    // There, and neither the new file nor the one that it takes the place of.
    private bool IsOthers(string name, FolderRecord commit, FolderRecord? old) =>
        Path.Exists(Path.Combine(folder, name))
        && !commit.IsUnchanged(folder, name)
        && old?.IsUnchanged(folder, name) != true
        && FolderRecord.Read(Path.Combine(Made, name))?.IsUnchanged(folder, name) != true;

    /// <summary>Removes what a killed process left before its commit.</summary>
    public void Sweep()
    {
        if (Directory.Exists(Next))
        {
            Array.ForEach(Directory.GetFiles(Next), Disk.Current.Delete);
        }

        Array.ForEach(Directory.GetFiles(Root, $"*{Temporary}"), Disk.Current.Delete);
        AtomicFile.RemoveLeftovers(folder);
    }

    /// <summary>Puts a record in place of another, whole or not at all.</summary>
    public void Write(string path, FolderRecord record)
    {
        var (disk, temporary) = (Disk.Current, path + Temporary);
        try
        {
            using (var file = disk.Create(temporary))
            {
                file.Write(record.ToBytes());
                disk.Flush(file);
            }

            disk.Move(temporary, path);
            disk.FlushFolder(Root);
        }
        catch
        {
            AtomicFile.TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Takes the records of single files into that of the folder.</summary>
    public void TakeMade()
    {
        string[] made = Directory.Exists(Made) ? Directory.GetFiles(Made) : [];
        if (made.Length == 0)
        {
            return;
        }

        var record = FolderRecord.Read(Files) ?? new();
        foreach (var single in made.Select(FolderRecord.Read).OfType<FolderRecord>())
        {
            record.AddAll(single);
        }

        Write(Files, record);
        Array.ForEach(made, Disk.Current.Delete);
    }

    /// <summary>Makes the folder with what is hidden in it, so that all names are on the disk.</summary>
    public void Make()
    {
        var disk = Disk.Current;
        List<string> changed = [Root, folder];
        while (!Path.Exists(changed[^1]) && Path.GetDirectoryName(changed[^1]) is { } above)
        {
            changed.Add(above);
        }

        disk.MakeFolder(Next);
        changed.ForEach(disk.FlushFolder);
    }

    /// <summary>Removes all that is hidden, where nothing was ever written.</summary>
    public void Leave()
    {
        if (File.Exists(Files) || File.Exists(Commit))
        {
            return;
        }

        Sweep();
        var disk = Disk.Current;
        disk.Delete(Lock);
        foreach (var hidden in ((string[])[Next, Made, Root]).Where(Directory.Exists))
        {
            disk.RemoveFolder(hidden);
        }
    }
}
