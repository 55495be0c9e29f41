using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>Writes down what is done to a folder, so that a test can do it again up to a moment and leave out what was not flushed.</summary>
/// <param name="root">The folder.</param>
internal sealed class RecordingDisk(string root) : Disk
{
    public List<DiskEvent> Events { get; } = [];

    public override Stream Create(string path, long length = 0)
    {
        var file = base.Create(path, length);
        Events.Add(new(DiskChange.Create, Name(path)));
        return new RecordedStream(file, Name(path), bytes => Events.Add(new(DiskChange.Write, Name(path), Data: bytes)));
    }

    public override void Flush(Stream file)
    {
        base.Flush(((RecordedStream)file).Inner);
        Events.Add(new(DiskChange.Flush, ((RecordedStream)file).Name));
    }

    public override void FlushFolder(string path)
    {
        base.FlushFolder(path);
        Events.Add(new(DiskChange.FlushFolder, Name(path)));
    }

    public override void Move(string from, string to)
    {
        base.Move(from, to);
        Events.Add(new(DiskChange.Move, Name(from), Name(to)));
    }

    public override void Delete(string path)
    {
        base.Delete(path);
        Events.Add(new(DiskChange.Delete, Name(path)));
    }

    /// <summary>Makes a folder as it is after a cut.</summary>
    /// <param name="before">The folder at the beginning.</param>
    /// <param name="after">Where to make it.</param>
    /// <param name="moment">How many events came before the cut.</param>
    /// <param name="allNames">Whether names are there that no flush of their folder brought to the disk.</param>
    public void Replay(string before, string after, int moment, bool allNames)
    {
        var names = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(before, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            names[Path.GetRelativePath(before, file)] = new() { Flushed = File.ReadAllBytes(file) };
        }

        // What the running system sees, and what of it would survive.
        var (live, durable) = (new Dictionary<string, StoredFile>(names), names);
        var pending = new List<(string Folder, Action<Dictionary<string, StoredFile>> Change)>();
        foreach (var each in Events.Take(moment))
        {
            switch (each.Change)
            {
                case DiskChange.Create:
                    var made = new StoredFile();
                    Later(each.Name, stored => stored[each.Name] = made);
                    break;
                case DiskChange.Write:
                    live[each.Name].Written.AddRange(each.Data!);
                    break;
                case DiskChange.Flush:
                    live[each.Name].Flushed = [.. live[each.Name].Written];
                    break;
                case DiskChange.Move:
                    var moved = live[each.Name];
                    Later(
                        each.To!,
                        stored =>
                        {
                            stored.Remove(each.Name);
                            stored[each.To!] = moved;
                        }
                    );
                    break;
                case DiskChange.Delete:
                    Later(each.Name, stored => stored.Remove(each.Name));
                    break;
                case DiskChange.FlushFolder:
                    foreach (var (_, change) in pending.Where(change => change.Folder == each.Name))
                    {
                        change(durable);
                    }

                    pending.RemoveAll(change => change.Folder == each.Name);
                    break;
            }
        }

        foreach (var (name, file) in allNames ? live : durable)
        {
            var path = Path.Combine(after, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Flushed);
        }

        void Later(string name, Action<Dictionary<string, StoredFile>> change)
        {
            change(live);
            var folder = Path.GetDirectoryName(name)!;
            pending.Add((folder.Length == 0 ? "." : folder, change));
        }
    }

    private string Name(string path) => Path.GetRelativePath(root, path);

    private sealed class StoredFile
    {
        public List<byte> Written { get; } = [];

        public byte[] Flushed { get; set; } = [];
    }

    private sealed class RecordedStream(Stream inner, string name, Action<byte[]> write) : MemoryStream
    {
        public Stream Inner => inner;

        public string Name => name;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void WriteByte(byte value) => Write([value]);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            write(buffer.ToArray());
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

internal enum DiskChange
{
    Create,
    Write,
    Flush,
    FlushFolder,
    Move,
    Delete,
}

/// <summary>One call.</summary>
/// <param name="Change">What it does.</param>
/// <param name="Name">To which file, from the folder.</param>
/// <param name="To">The new name of a file that is renamed.</param>
/// <param name="Data">What is written.</param>
internal sealed record DiskEvent(DiskChange Change, string Name, string? To = null, byte[]? Data = null);
