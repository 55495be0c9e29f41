namespace FunctionalVae.Graphs;

/// <summary>
/// Where a convolution looks: its kernel is laid on every place of an image of <paramref name="Height"/> × <paramref name="Width"/> pixels of
/// <paramref name="Channels"/> values, and what lies under it is a patch, by kernel row, kernel column and channel. Pixels beyond the image are 0.
/// </summary>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Channels">Values of a pixel.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Stride">From a place of the kernel to the next, in pixels.</param>
/// <param name="Padding">Rows and columns of zeros around the image.</param>
public readonly record struct Window(int Height, int Width, int Channels, int Kernel, int Stride, int Padding)
{
    /// <summary>Places of the kernel from above to below: ⌊(height + 2·padding − kernel) / stride⌋ + 1.</summary>
    public int Rows => Places(Height);

    /// <summary>Places of the kernel from left to right.</summary>
    public int Columns => Places(Width);

    /// <summary>Values of a patch: kernel · kernel · channels.</summary>
    public int Patch => Kernel * Kernel * Channels;

    /// <summary>The window as text: <c>kernel 4, stride 2, padding 1</c>.</summary>
    public override string ToString() =>
        $"kernel {SpecText.Literal(Kernel)}, stride {SpecText.Literal(Stride)}, padding {SpecText.Literal(Padding)}";

    private int Places(int pixels) => (int)Math.Min(((pixels + (2L * Padding) - Kernel) / Stride) + 1, int.MaxValue);
}
