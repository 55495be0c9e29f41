namespace FunctionalVae.App;

/// <summary>The bytes of a picture file, and what its header says.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bits">Bits of one value.</param>
/// <param name="Contents">The picture from its first byte to its last; what follows it in the file is left out.</param>
internal sealed record PictureBytes(int Width, int Height, int Bits, ArraySegment<byte> Contents)
{
    /// <summary>Checks the frame of a PNG or JPEG file, from its first byte to its last.</summary>
    /// <exception cref="InvalidDataException">It is neither, or it is cut short or damaged; the message is part of a sentence.</exception>
    public static PictureBytes Of(byte[] file) =>
        PngFrame.Begins(file) ? PngFrame.Read(file)
        : JpegFrame.Begins(file) ? JpegFrame.Read(file)
        : throw new InvalidDataException("it begins as neither of them does");
}
