namespace FunctionalVae.Graphs;

/// <summary>
/// output = the values of a feature map one channel after the other, [B, height, width, channels] to [B, channels · height · width]: the order
/// in which PyTorch flattens, whose weights behind it are then those of this library.
/// </summary>
public sealed record ChannelsFirst(GraphValue Input, GraphValue Output, int Channels) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("ChannelKernel.First", Read(Input), Write(Output), new Operand.Count("channels", Channels));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name}, one channel after the other";

    internal override void Differentiate(Cotangents cotangents)
    {
        if (cotangents.Wants(Input))
        {
            cotangents.Run(new ChannelsLast(cotangents.Of(Output), cotangents.To(Input), Channels));
        }
    }
}

/// <summary>output = the values of input, which lie one channel after the other, with the channels of a pixel side by side again.</summary>
public sealed record ChannelsLast(GraphValue Input, GraphValue Output, int Channels) : Operation
{
    /// <inheritdoc/>
    public override KernelCall Call =>
        KernelCall.Of("ChannelKernel.Last", Read(Input), Write(Output), new Operand.Count("channels", Channels));

    /// <inheritdoc/>
    public override string Comment => $"{Output} = {Input.Name}, the channels of a pixel side by side";
}
