using FunctionalVae.Checkpoints;
using FunctionalVae.Files;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>The disk, with a word before every call that changes something: a test counts them, lets one fail, or ends the process there.</summary>
/// <param name="before">Is given the number of the call, from 0. A write is told when half of it is done.</param>
internal sealed class WatchedDisk(Action<int> before) : Disk
{
    public int Calls { get; private set; }

    public override void MakeFolder(string path)
    {
        Next();
        base.MakeFolder(path);
    }

    public override Stream Create(string path, long length = 0)
    {
        Next();
        return new WatchedStream(base.Create(path, length), Next);
    }

    public override void Flush(Stream file)
    {
        Next();
        base.Flush(((WatchedStream)file).Inner);
    }

    public override void FlushFolder(string path)
    {
        Next();
        base.FlushFolder(path);
    }

    public override void Move(string from, string to)
    {
        Next();
        base.Move(from, to);
    }

    public override void Delete(string path)
    {
        Next();
        base.Delete(path);
    }

    public override void RemoveFolder(string path)
    {
        Next();
        base.RemoveFolder(path);
    }

    private void Next() => before(Calls++);
}

/// <summary>A file that is written half, then tells, then is written whole.</summary>
internal sealed class WatchedStream(Stream inner, Action written) : Stream
{
    public Stream Inner => inner;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer[..(buffer.Length / 2)]);
        written();
        inner.Write(buffer[(buffer.Length / 2)..]);
    }

    // What a test calls flushed is what goes through the disk's own call.
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What ends a process in a test: nothing in the product catches it.</summary>
#pragma warning disable CA1032 // It has nothing to say.
internal sealed class KilledException : Exception;
#pragma warning restore CA1032
