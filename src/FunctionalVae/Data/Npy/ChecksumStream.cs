namespace FunctionalVae.Data;

/// <summary>Reads another stream and sums up what was read, by the checksum of zip files, which the zip reader of .NET does not check.</summary>
/// <param name="source">The stream, closed together with this one.</param>
internal sealed class ChecksumStream(Stream source) : ReadOnlyStream
{
    /// <summary>The checksum of all that was read so far.</summary>
    public uint Sum { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var got = source.Read(buffer);
        Sum = Crc32.Of(buffer[..got], Sum);
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
