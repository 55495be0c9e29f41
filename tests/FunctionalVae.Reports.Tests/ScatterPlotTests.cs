namespace FunctionalVae.Reports.Tests;

public sealed class ScatterPlotTests
{
    // Corners of a square and its middle.
    private static readonly float[] Points = [-1, -1, 1, -1, -1, 1, 1, 1, 0, 0];

    [Fact]
    public void Every_label_has_its_colour_in_the_plot_and_in_the_legend()
    {
        var colours = CountByColour(ScatterPlot.Draw(Points, [0, 1, 2, 3, 9]));

        foreach (var label in (byte[])[0, 1, 2, 3, 9])
        {
            // A dot's middle is opaque only in the legend, where nothing shines through.
            Assert.Contains(Palette.Of(label), colours.Keys);
        }

        Assert.DoesNotContain(Palette.Of(4), colours.Keys);
    }

    [Fact]
    public void A_unit_is_equally_long_on_both_axes()
    {
        var frame = new PlotFrame(0, 0, 400, 200, new(-1, 1), new(-1, 1)).WithEqualUnits();

        Assert.Equal(frame.Column(1) - frame.Column(0), frame.Row(0) - frame.Row(1), 9);
        Assert.Equal((200, 100), (frame.Column(0), frame.Row(0)));
        Assert.True(frame.Contains((-1, 1)));
    }

    [Fact]
    public void The_second_coordinate_points_up()
    {
        var frame = new PlotFrame(10, 20, 100, 100, new(0, 1), new(0, 1));

        Assert.Equal((10, 120), (frame.Column(0), frame.Row(0)));
        Assert.Equal((110, 20), (frame.Column(1), frame.Row(1)));
    }

    [Fact]
    public void Points_that_are_not_finite_are_left_out_and_counted()
    {
        float[] broken = [.. Points, float.NaN, 0, 0, float.PositiveInfinity];
        var without = PngCodec.Encode(ScatterPlot.Draw(Points, null));

        Assert.NotEqual(without, PngCodec.Encode(ScatterPlot.Draw(broken, null)));
        Assert.Equal(Dark(ScatterPlot.Draw(Points, null), inPlot: true), Dark(ScatterPlot.Draw(broken, null), inPlot: true));
        Assert.True(Dark(ScatterPlot.Draw(broken, null), inPlot: false) > Dark(ScatterPlot.Draw(Points, null), inPlot: false));
    }

    [Fact]
    public void Equal_points_give_equal_bytes() =>
        Assert.Equal(PngCodec.Encode(ScatterPlot.Draw(Points, null)), PngCodec.Encode(ScatterPlot.Draw(Points, null)));

    [Fact]
    public void Nothing_one_point_and_every_label_can_be_drawn()
    {
        Assert.NotNull(ScatterPlot.Draw(Array.Empty<float>(), null));
        Assert.NotNull(ScatterPlot.Draw(new[] { 5f, 5f }, [255]));
        Assert.NotNull(ScatterPlot.Draw(new[] { float.NaN, 1f }, null));
        Assert.NotNull(ScatterPlot.Draw(new[] { float.MaxValue, float.MinValue, 0, 1e-30f }, null));
        Assert.NotNull(ScatterPlot.Draw(new float[512], [.. Enumerable.Range(0, 256).Select(i => i)]));
        Assert.NotNull(ScatterPlot.Draw(Points, null, new("A title far too long for so small a picture", Width: 200, Height: 200)));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("not pairs", Assert.Throws<ArgumentException>(() => ScatterPlot.Draw(new float[3], null)).Message);
        Assert.Contains("1 labels for 2", Assert.Throws<ArgumentException>(() => ScatterPlot.Draw(new float[4], [1])).Message);
        Assert.Throws<ArgumentException>(() => ScatterPlot.Draw(Points, null, new(Width: 199)));
        ScatterStyle narrow = new(Width: 200, LabelNames: ["a name that is longer than the picture is wide"]);
        Assert.Contains("no room", Assert.Throws<ArgumentException>(() => ScatterPlot.Draw(new float[2], [0], narrow)).Message);
        Assert.Throws<ArgumentException>(() => ScatterPlot.Draw(Points, null, new(DotRadius: double.NaN)));
    }

    private static Dictionary<Rgb, int> CountByColour(Bitmap picture) =>
        Pixels(picture).GroupBy(pixel => pixel.Colour).ToDictionary(group => group.Key, group => group.Count());

    // The note about points left out is under the plot.
    private static int Dark(Bitmap picture, bool inPlot) =>
        Pixels(picture).Count(pixel => (pixel.Y < picture.Height - 70) == inPlot && pixel.Colour.Red < 180);

    private static IEnumerable<(int Y, Rgb Colour)> Pixels(Bitmap picture) =>
        Enumerable.Range(0, picture.Width * picture.Height).Select(i => (i / picture.Width, picture[i % picture.Width, i / picture.Width]));
}
