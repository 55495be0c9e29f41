using System.Globalization;
using System.Xml.Linq;

namespace FunctionalVae.Reports.Tests;

/// <summary>Charts as SVG text: where things lie in them, and that they are well-formed whatever they are told.</summary>
public sealed class SvgTests
{
    private const string Hostile = "<script>\"a\" & 'b' \u0001]]>";

    [Fact]
    public void A_curve_is_where_its_axes_say()
    {
        var svg = Read(CurveSvg.Draw(new("loss, nats", [new("", [(0, 0), (5, 10), (10, double.NaN), (15, 0), (20, 10)])])));
        var path = (string)svg.Descendants().Single(part => part.Name.LocalName == "path").Attribute("d")!;
        // A gap where a value is not a number.
        Assert.Equal(2, path.Count(sign => sign == 'M'));
        double[] numbers = [.. path.Split(' ').Select(word => double.Parse(word.TrimStart('M', 'L'), CultureInfo.InvariantCulture))];
        var (left, low) = (numbers[0], numbers[1]);
        Assert.True(numbers[2] > left && numbers[3] < low, "numbers grow to the right and upwards");
        Assert.Equal(3 * (numbers[2] - left), numbers[4] - left, 0.05);
        Assert.Equal(low, numbers[5]);
        // The tick of 10 is as high as the value 10.
        Assert.Equal(numbers[3], Baseline(svg, "10", "end") - 4.2, 0.05);
        Assert.Contains("loss, nats by epoch", (string)svg.Attribute("aria-label")!);
    }

    [Fact]
    public void Curves_of_many_points_are_means_of_neighbours()
    {
        Assert.Equal(
            (1, 1, 2, 25),
            (CurveSvg.PointsPerMean(0) + 1, CurveSvg.PointsPerMean(400), CurveSvg.PointsPerMean(401), CurveSvg.PointsPerMean(10_000))
        );
        var svg = Read(CurveSvg.Draw(new("v", [new("", [.. Enumerable.Range(0, 10_000).Select(i => ((double)i, (double)(i % 2)))])])));
        var path = (string)svg.Descendants().Single(part => part.Name.LocalName == "path").Attribute("d")!;
        Assert.Equal(400, path.Count(sign => sign is 'M' or 'L'));
    }

    [Fact]
    public void Two_names_have_a_legend_and_differ_by_more_than_colour()
    {
        var svg = Read(CurveSvg.Draw(new("v", [new("one", [(0, 1), (1, 2)]), new("two", [(0, 2), (1, 3)], 1)])));
        Assert.Contains("one", Texts(svg));
        Assert.Contains("two", Texts(svg));
        Assert.Equal(
            2,
            svg.Descendants()
                .Where(part => part.Name.LocalName == "path")
                .Select(part => (string)part.Attribute("stroke-dasharray")!)
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public void Bars_end_where_their_numbers_are()
    {
        var svg = Read(
            BarSvg.Draw([new("a", 0, 1, "1"), new("b", 1, 3, "2"), new("c", 0, -1, "-1"), new("d", 0, double.NaN, "–")], "nats")
        );
        var boxes = svg.Descendants()
            .Where(part => part.Name.LocalName == "rect")
            .Select(part => (X: Number(part, "x"), Width: Number(part, "width")))
            .ToList();
        Assert.Equal(3, boxes.Count);
        Assert.Equal(boxes[0].X + boxes[0].Width, boxes[1].X, 0.05);
        Assert.Equal(2 * boxes[0].Width, boxes[1].Width, 0.05);
        Assert.Equal(boxes[0].X, boxes[2].X + boxes[2].Width, 0.05);
        Assert.Contains("–", Texts(svg));
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_factors_are_equal_lengths()
    {
        var svg = Read(
            BarSvg.Draw(
                [new("a", 0, 0.01, ""), new("b", 0, 0.1, ""), new("c", 0, 1, ""), new("d", 0, 0, "")],
                "share",
                new(0.01, "here"),
                isLogarithmic: true
            )
        );
        double[] widths = [.. svg.Descendants().Where(part => part.Name.LocalName == "rect").Select(part => Number(part, "width"))];
        Assert.Equal(3, widths.Length);
        Assert.Equal(widths[1] - widths[0], widths[2] - widths[1], 0.05);
        Assert.Contains("here", Texts(svg));
    }

    [Fact]
    public void Shares_of_a_histogram_are_heights_and_those_of_levels_are_lengths()
    {
        var bins = Read(DistributionSvg.Draw(new("x", [0.25, 0.75], [0.5, 0.5]) { Low = 0, High = 2 }, "test rows", "drawn rows"));
        double[] heights = [.. bins.Descendants().Where(part => part.Name.LocalName == "rect").Select(part => Number(part, "height"))];
        Assert.Equal(3 * heights[0], heights[1], 0.05);
        Assert.Contains("25 % of one would have to move", (string)bins.Attribute("aria-label")!);
        var levels = Read(DistributionSvg.Draw(new("x", [0.2, 0.8], [0.4, 0.6]) { Levels = ["no", "yes"] }, "test rows", "drawn rows"));
        double[] widths = [.. levels.Descendants().Where(part => part.Name.LocalName == "rect").Select(part => Number(part, "width"))];
        Assert.Equal(
            [widths[0], 2 * widths[0], 4 * widths[0], 3 * widths[0]],
            widths.Select(width => width),
            (one, other) => Math.Abs(one - other) < 0.05
        );
    }

    [Fact]
    public void A_unit_of_the_latent_plane_is_equally_long_on_both_axes()
    {
        var svg = Read(
            LatentSvg.Draw(
                new([(0, 0), (1, 0), (0, 4)])
                {
                    Labels = [0, 1, 5],
                    LabelNames = ["zero", "one"],
                    Contours = [(0, 0, 2, 2)],
                    PriorDraws = [(0.5, 0.5), (double.NaN, 0)],
                }
            )
        );
        var dots = svg.Descendants()
            .Where(part => part.Name.LocalName == "circle" && Number(part, "r") < 3)
            .Select(part => (X: Number(part, "cx"), Y: Number(part, "cy")))
            .ToList();
        // The draw that is not finite is not there; draws lie under the points.
        Assert.Equal(4, dots.Count);
        Assert.Equal(4 * (dots[2].X - dots[1].X), dots[1].Y - dots[3].Y, 0.1);
        var contour = svg.Descendants().Single(part => part.Name.LocalName == "ellipse");
        Assert.Equal(Number(contour, "rx"), Number(contour, "ry"), 0.02);
        Assert.Equal(2 * (dots[2].X - dots[1].X), Number(contour, "rx"), 0.1);
        Assert.Equal(["zero", "one", "5"], Texts(svg).TakeLast(3));
    }

    [Fact]
    public void Draws_of_the_prior_lie_within_the_axes()
    {
        var svg = Read(LatentSvg.Draw(new([(0, 0), (0.1, 0.1)]) { PriorDraws = [(-5, 0), (0, 7)] }));
        var inside = svg.Descendants()
            .Single(part => part.Name.LocalName == "svg" && part.Attribute("viewBox")?.Value.StartsWith("46 26 ") == true);
        double[] box = [.. inside.Attribute("viewBox")!.Value.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        var dots = inside.Descendants().Where(part => part.Name.LocalName == "circle").ToList();
        Assert.Equal(4, dots.Count);
        Assert.All(
            dots,
            dot =>
            {
                Assert.InRange(Number(dot, "cx"), box[0], box[0] + box[2]);
                Assert.InRange(Number(dot, "cy"), box[1], box[1] + box[3]);
            }
        );
    }

    [Fact]
    public void Names_are_text()
    {
        string[] charts =
        [
            CurveSvg.Draw(new(Hostile, [new(Hostile, [(0, 1), (1, 2)]), new("b", [(0, 1)], 1)]), Hostile),
            BarSvg.Draw([new(Hostile, 0, 1, Hostile)], Hostile, new(0.5, Hostile)),
            DistributionSvg.Draw(new(Hostile, [1], [1]) { Levels = [Hostile] }, Hostile, Hostile),
            LatentSvg.Draw(new([(0, 0)], Hostile, Hostile) { Labels = [0], LabelNames = [Hostile] }),
        ];
        Assert.All(charts, chart => Assert.DoesNotContain(Read(chart).Descendants(), part => part.Name.LocalName == "script"));
        Assert.All(
            charts,
            chart =>
                Assert.Contains(
                    Read(chart).DescendantsAndSelf(),
                    part => $"{part.Value}{part.Attribute("aria-label")?.Value}".Contains("<script>", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Nothing_to_draw_is_drawn_and_what_makes_no_sense_is_refused()
    {
        Read(CurveSvg.Draw(new("v", [new("", [])])));
        Read(LatentSvg.Draw(new([])));
        Read(BarSvg.Draw([new("a", 0, 0, "0")], "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => BarSvg.Draw([], "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => CurveSvg.Draw(new("v", []), width: 10));
        Assert.Throws<ArgumentException>(() => DistributionSvg.Draw(new("x", [1], [1, 2]), "a", "b"));
        Assert.Throws<ArgumentException>(() => DistributionSvg.Draw(new("x", [1], [1]) { Levels = ["a", "b"] }, "a", "b"));
        Assert.Throws<ArgumentException>(() => LatentSvg.Draw(new([(0, 0)]) { Labels = [1, 2] }));
    }

    private static XElement Read(string svg) => XElement.Parse(svg);

    private static double Number(XElement part, string attribute) =>
        double.Parse((string)part.Attribute(attribute)!, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Texts(XElement svg) =>
        svg.Descendants().Where(part => part.Name.LocalName == "text").Select(part => part.Value);

    private static double Baseline(XElement svg, string text, string anchor) =>
        Number(
            svg.Descendants()
                .First(part => part.Name.LocalName == "text" && part.Value == text && (string)part.Attribute("text-anchor")! == anchor),
            "y"
        );
}
