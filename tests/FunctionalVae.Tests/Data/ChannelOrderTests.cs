using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class ChannelOrderTests
{
    private static readonly IVaeModel Model = Vae.ModelFrom(
        new VaeSpec(new Image(2, 4, 3), [new Flatten(), new Dense(2)], new DiagonalNormalLatent(1), [new Dense(2)], new GreyCrossEntropy()),
        "Rgb"
    );

    [Fact]
    public void Channels_go_last_and_values_know_their_place()
    {
        var table = DataText.Load(NpyBytes.Of("<f8", "(2, 3, 2, 4)", [.. Enumerable.Range(0, 48).Select(i => i / 47.0)]), name: "a.npy");
        Assert.True(ChannelOrder.IsChannelsFirst(Model, table));
        var last = ChannelOrder.ChannelsLast(table);
        Assert.Equal(new Shape([2, 4, 3]), last.Shape);

        // Of the second image: row 1, column 2, channel 0 to 2.
        Assert.Equal([30 / 47.0, 38 / 47.0, 46 / 47.0], last.Exact(1).ToArray()[(((1 * 4) + 2) * 3)..][..3]);
        Assert.EndsWith("a.npy at [1, 2, 1, 2]", last.Where(1, (((1 * 4) + 2) * 3) + 2));
        Assert.Equal(2, ExampleBatch.Of(Model, last).Count);
        Assert.Contains(
            "has the channels first: 3 × 2 × 4. Move them by ChannelOrder.ChannelsLast(table)",
            Assert.Throws<InvalidDataSetException>(() => ExampleBatch.Of(Model, table)).Message
        );
    }

    [Fact]
    public void What_fits_as_it_is_stays()
    {
        Assert.False(ChannelOrder.IsChannelsFirst(Model, new ExampleTable("t", new([2, 4, 3]), new float[24])));
        Assert.False(ChannelOrder.IsChannelsFirst(Model, new ExampleTable("t", new([4, 2, 3]), new float[24])));
    }
}
