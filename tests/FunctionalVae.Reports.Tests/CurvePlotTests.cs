namespace FunctionalVae.Reports.Tests;

public sealed class CurvePlotTests
{
    private static readonly CurvePanel Falling = new(
        "loss, nats",
        [
            new("training", [.. Enumerable.Range(1, 20).Select(epoch => ((double)epoch, 20 + (20.0 / epoch)))]),
            new("validation", [.. Enumerable.Range(1, 20).Select(epoch => ((double)epoch, 22 + (18.0 / epoch)))], Colour: 1),
        ]
    );

    [Fact]
    public void Every_curve_has_its_colour_in_its_panel_and_in_the_legend()
    {
        var picture = CurvePlot.Draw([Falling, new("KL, nats", [Falling.Curves[1]])], new(Width: 900, PanelHeight: 190));
        var (upper, lower, legend) = (
            Colours(picture, 104, 24, 600, 190),
            Colours(picture, 104, 242, 600, 190),
            Colours(picture, 780, 24, 120, 44)
        );
        Assert.All((Rgb[])[Palette.Of(0), Palette.Of(1)], colour => Assert.Contains(colour, upper));
        Assert.All((Rgb[])[Palette.Of(0), Palette.Of(1)], colour => Assert.Contains(colour, legend));
        Assert.Contains(Palette.Of(1), lower);
        Assert.DoesNotContain(Palette.Of(0), lower);
    }

    [Fact]
    public void One_name_needs_no_legend()
    {
        Assert.Equal(0, CurveLegend.Of([new("loss", [Falling.Curves[0]]), new("rate", [new("", [(1, 1)], Colour: 1)])]).Width);
        Assert.Equal(["training", "validation"], CurveLegend.Of([Falling, Falling]).Names.Select(one => one.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Equal_curves_give_equal_bytes_in_every_culture(string culture)
    {
        CurvePanel[] panels = [Falling, new("far, 7 not shown", [new("", [(1, -0.5), (2, double.NaN), (3, 12345.678), (4, 1e-7)])])];
        var expected = PngCodec.Encode(CurvePlot.Draw(panels));
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new(culture);
            Assert.Equal(expected, PngCodec.Encode(CurvePlot.Draw(panels)));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void One_epoch_is_a_dot()
    {
        var picture = CurvePlot.Draw([new("loss, nats", [new("training", [(1, 25)])])]);
        // In the middle of both axes.
        Assert.Equal(Palette.Of(0), picture[104 + ((900 - 104 - 24) / 2), 24 + 95]);
    }

    [Fact]
    public void Ten_thousand_epochs_reach_from_the_first_to_the_last()
    {
        (double, double)[] noisy =
        [
            .. Enumerable.Range(1, 10_000).Select(epoch => ((double)epoch, 20 + (30.0 / epoch) + (0.3 * (epoch * 7919 % 101 / 101.0)))),
        ];
        var picture = CurvePlot.Draw([new("loss, nats", [new("training", noisy)])]);
        var drawn = Enumerable.Range(104, 772).Count(x => Enumerable.Range(24, 190).Any(y => picture[x, y] == Palette.Of(0)));
        // All of the frame but its margins of 4 % of the range each.
        Assert.InRange(drawn, 700, 740);
        Assert.NotEqual(PngCodec.Encode(picture), PngCodec.Encode(CurvePlot.Draw([new("loss, nats", [new("training", noisy[..9_000])])])));
    }

    [Fact]
    public void Means_of_a_long_curve_are_of_neighbours_and_of_fewer_at_the_ends()
    {
        (double, double)[] points = [(0, 1), (1, 5), (2, 3), (3, double.NaN), (4, 9), (5, 7)];
        Assert.Equal([(0, 1), (1, 3), (2, 4), (3, 6), (4, 8), (5, 8)], CurveMeans.Of(points, 3));
        Assert.Equal((1, 11, 101), (CurveMeans.Window(999), CurveMeans.Window(1000), CurveMeans.Window(10_000)));
    }

    [Fact]
    public void What_is_not_finite_leaves_a_gap_and_is_counted()
    {
        (double, double)[] points = [(0, 1), (1, 1), (2, double.NaN), (3, 1), (4, 1)];
        var picture = CurvePlot.Draw([new("loss", [new("training", points)])]);
        var frame = new PlotFrame(104, 24, 772, 190, PlotRange.Of([0, 4]), PlotRange.OfCurves([1]));
        var row = (int)Math.Round(frame.Row(1));
        Assert.NotEqual(Palette.Of(0), picture[(int)frame.Column(2), row]);
        Assert.Equal(Palette.Of(0), picture[(int)frame.Column(0.5), row]);
        Assert.Equal("not shown: 3 outside, 1 not finite", PlotNote.Of(3, 1));
        Assert.Null(PlotNote.Of(0, 0));
    }

    [Fact]
    public void The_first_epochs_do_not_squeeze_the_rest_and_the_curve_leaves_the_frame()
    {
        double[] values = [1e6, .. Enumerable.Range(0, 99).Select(i => 30 - (i / 20.0))];
        var range = PlotRange.OfCurves(values);
        Assert.InRange(range.High, 30, 31);
        Assert.InRange(range.Low, 24, 25.1);
        (double, double)[] points = [.. values.Select((value, i) => ((double)i, value))];
        var picture = CurvePlot.Draw([new("loss", [new("training", points)])]);
        // The line from above enters at the top of the frame; nothing is drawn above it.
        Assert.Contains(Palette.Of(0), Colours(picture, 104, 24, 60, 12));
        Assert.DoesNotContain(Palette.Of(0), Colours(picture, 104, 0, 772, 23));
    }

    [Fact]
    public void The_last_epochs_are_shown_however_good_they_are()
    {
        // A fall that is not steeper at an end than everywhere.
        var range = PlotRange.OfCurves(Enumerable.Range(0, 1000).Select(i => 50.0 - (i / 50.0)));
        Assert.True(range.Contains(50) && range.Contains(50 - (999 / 50.0)));
        Assert.True(PlotRange.OfCurves([3, 1e9]).Contains(1e9));
        Assert.Equal(new PlotRange(-1, 1), PlotRange.OfCurves([]));
    }

    [Fact]
    public void Epochs_are_whole_numbers() => Assert.Equal("0 1 2", string.Join(" ", Ticks.Between(0, 2, 11, leastStep: 1).Texts));

    [Theory]
    [InlineData(105433.1, 105440.2, "1.05434e5 1.05436e5 1.05438e5 1.0544e5")]
    [InlineData(-2.6e-5, -0.9e-5, "−2.5e−5 −2e−5 −1.5e−5 −1e−5")]
    public void Neighbouring_ticks_have_other_texts(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(" ", Ticks.Between(low, high, 4).Texts));

    [Fact]
    public void Nothing_and_the_farthest_values_can_be_drawn()
    {
        Assert.NotNull(CurvePlot.Draw([new("loss", [])]));
        Assert.NotNull(CurvePlot.Draw([new("loss", [new("none", []), new("nan", [(1, double.NaN)])])]));
        Assert.NotNull(CurvePlot.Draw([new("loss", [new("far", [(1, double.MaxValue), (2, double.MinValue), (3, 0), (4, 1e-300)])])]));
    }

    [Fact]
    public void Where_strokes_cross_they_are_not_darker()
    {
        var (once, twice) = (new Bitmap(20, 20), new Bitmap(20, 20));
        var ink = new Coverage(0, 0, 20, 20);
        ink.Line((2, 3), (17, 14), 2.2);
        ink.Lay(once, Rgb.Black);
        ink.Line((2, 3), (17, 14), 2.2);
        ink.Lay(twice, Rgb.Black);
        Assert.Equal(once.Pixels.ToArray(), twice.Pixels.ToArray());
        Painter.Line(twice = new Bitmap(20, 20), [(2, 3), (17, 14)], 2.2, Rgb.Black);
        Assert.Equal(once.Pixels.ToArray(), twice.Pixels.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("no panel", Assert.Throws<ArgumentException>(() => CurvePlot.Draw([])).Message);
        Assert.Throws<ArgumentException>(() => CurvePlot.Draw([Falling], new(Width: 299)));
        Assert.Throws<ArgumentException>(() => CurvePlot.Draw([Falling], new(PanelHeight: 59)));
        CurvePanel named = new("loss", [new(new string('m', 40), []), new("other", [])]);
        Assert.Contains("no room", Assert.Throws<ArgumentException>(() => CurvePlot.Draw([named], new(Width: 400))).Message);
    }

    private static HashSet<Rgb> Colours(Bitmap picture, int left, int top, int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => picture[left + (i % width), top + (i / width)])];
}
