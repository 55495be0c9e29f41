namespace FunctionalVae.Engine;

/// <summary>Neighbouring channels of each pixel of an example, whose pixels have their channels side by side.</summary>
internal readonly struct ChannelGroup
{
    private readonly int channels;

    /// <summary>One of several groups of equal size.</summary>
    /// <param name="group">Which, counted from 0.</param>
    /// <param name="groups">How many there are.</param>
    /// <param name="channels">The channels of a pixel.</param>
    /// <param name="values">The values of an example.</param>
    public ChannelGroup(int group, int groups, int channels, int values)
    {
        this.channels = channels;
        Width = channels / groups;
        First = group * Width;
        Pixels = values / channels;
    }

    /// <summary>Channels of the group.</summary>
    public int Width { get; }

    /// <summary>The first of them.</summary>
    public int First { get; }

    /// <summary>Pixels of an example.</summary>
    public int Pixels { get; }

    /// <summary>Values of the group in an example.</summary>
    public int Count => Width * Pixels;

    /// <summary>What belongs to the group of values that there are one of for each channel.</summary>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> each) => each.Slice(First, Width);

    /// <summary>Its values at a pixel.</summary>
    public ReadOnlySpan<float> At(ReadOnlySpan<float> example, int pixel) => example.Slice((pixel * channels) + First, Width);

    /// <summary>The same, to be written.</summary>
    public Span<float> At(Span<float> example, int pixel) => example.Slice((pixel * channels) + First, Width);
}
