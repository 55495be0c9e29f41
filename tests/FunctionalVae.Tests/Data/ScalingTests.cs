using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class ScalingTests
{
    private static readonly ExampleTable Train = new("train", Shape.Vector(3), new float[] { 0, 5, 10, 2, 5, 40, 4, 5, 70 });

    private static readonly Scaling[] All =
    [
        new Scaling.None(),
        new Scaling.UnitInterval(),
        new Scaling.UnitInterval(PerColumn: false),
        new Scaling.Standardise(),
        new Scaling.Divide(16),
    ];

    [Fact]
    public void Numbers_come_from_the_training_part()
    {
        Assert.Equal(new(new Scaling.None(), 3, [0], [1]), new Scaling.None().Fit(Train));
        Assert.Equal(new(new Scaling.Divide(255), 3, [0], [255]), new Scaling.Divide(255).Fit(Train));
        Assert.Equal(new(new Scaling.UnitInterval(), 3, [0, 5, 10], [4, 1, 60]), new Scaling.UnitInterval().Fit(Train));
        Assert.Equal(new(new Scaling.UnitInterval(false), 3, [0], [70]), new Scaling.UnitInterval(false).Fit(Train));
        var standard = new Scaling.Standardise().Fit(Train);
        Assert.Equal(ValueList.From([2.0, 5, 40]), standard.Offsets);
        Assert.Equal(ValueList.From([Math.Sqrt(8.0 / 3), 1, Math.Sqrt(600)]), standard.Scales);
    }

    [Fact]
    public void Scaled_values_are_what_the_names_say()
    {
        Assert.Equal([0, 0, 0, 0.5f, 0, 0.5f, 1, 0, 1], new Scaling.UnitInterval().Fit(Train).ApplyTo(Train).Values.ToArray());
        Assert.Equal(5 / 16f, new Scaling.Divide(16).Fit(Train).ApplyTo(Train)[0].Span[1]);
        var standard = new Scaling.Standardise().Fit(Train).ApplyTo(Train);
        var column = Enumerable.Range(0, 3).Select(row => (double)standard[row].Span[2]).ToArray();
        Assert.Equal(0, column.Average(), 1e-6);
        Assert.Equal(1, column.Average(value => value * value), 1e-6);
    }

    [Fact]
    public void A_constant_column_stays_finite_however_its_mean_is_rounded()
    {
        var constant = new ExampleTable("c", Shape.Vector(1), Enumerable.Repeat(0.1f, 1001).ToArray());
        Assert.All(new Scaling.Standardise().Fit(constant).ApplyTo(constant).Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Extremes_do_not_overflow()
    {
        var extreme = new ExampleTable("e", Shape.Vector(1), new[] { float.MinValue / 2, float.MaxValue / 2 });
        foreach (var scaling in All)
        {
            var fitted = scaling.Fit(extreme);
            var back = fitted.UndoIn(fitted.ApplyTo(extreme)).Values.ToArray();
            Assert.All(back.Zip(extreme.Values.ToArray()), pair => Assert.InRange(pair.First / pair.Second, 1 - 1e-6f, 1 + 1e-6f));
        }
    }

    [Property(Arbitrary = [typeof(DecimalRows)], MaxTest = 1000, Replay = "1,1", QuietOnSuccess = true)]
    public void Undo_is_the_inverse_up_to_rounding(DecimalRows rows)
    {
        var values = rows.Values;
        var table = new ExampleTable("t", Shape.Vector(3), values);
        foreach (var fitted in All.Select(scaling => scaling.Fit(table)))
        {
            var back = fitted.UndoIn(fitted.ApplyTo(table)).Values.Span;
            for (var i = 0; i < values.Length; i++)
            {
                // One rounding of (x − offset) ÷ scale, one of x: 2⁻²⁴ of each.
                var offset = fitted.Offsets[fitted.Offsets.Count == 1 ? 0 : i % 3];
                var allowed = (Math.Abs(values[i] - offset) + Math.Abs(values[i])) * Math.Pow(2, -23);
                Assert.InRange(Math.Abs((double)back[i] - values[i]), 0, allowed);
            }
        }
    }

    [Fact]
    public void A_fitted_scaling_reads_back_equal_in_every_culture() =>
        Cultures.Each(() =>
        {
            foreach (var fitted in All.Append(new Scaling.Divide(0.1)).Select(scaling => scaling.Fit(Moons.Load(Key.FromSeed(1), 50))))
            {
                Assert.Equal(fitted, Read(Json(fitted)));
                Assert.Equal(fitted.GetHashCode(), Read(Json(fitted)).GetHashCode());
            }
        });

    [Fact]
    public void The_record_says_what_was_done() =>
        Assert.Equal("{\"method\":\"divide:16\",\"width\":3,\"offsets\":[0],\"scales\":[16]}", Json(new Scaling.Divide(16).Fit(Train)));

    [Theory]
    [InlineData("[]", "method")]
    [InlineData("{\"method\":\"none\"}", "width")]
    [InlineData("{\"method\":\"none\",\"width\":0,\"offsets\":[0],\"scales\":[1]}", "width")]
    [InlineData("{\"method\":\"none\",\"width\":3,\"offsets\":[0,1],\"scales\":[1]}", "1 or 3 numbers, but there are 2")]
    [InlineData("{\"method\":\"none\",\"width\":3,\"offsets\":[\"0\"],\"scales\":[1]}", "finite numbers; one is 0")]
    [InlineData("{\"method\":\"none\",\"width\":3,\"offsets\":[0],\"scales\":[0]}", "greater than 0")]
    [InlineData("{\"method\":\"half\",\"width\":3,\"offsets\":[0],\"scales\":[1]}", "\"half\" is not a scaling. Use none")]
    public void A_damaged_record_is_said(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(json)).Message);

    [Fact]
    public void Texts_of_scalings_read_back()
    {
        foreach (var scaling in All)
        {
            Assert.Equal(scaling, Scaling.Parse(scaling.ToString()));
        }

        foreach (var text in (string[])["", "Unit", "divide:", "divide:0", "divide:-1", "divide:NaN", "divide:1,5"])
        {
            Assert.Contains("divide:255", Assert.Throws<FormatException>(() => Scaling.Parse(text)).Message);
        }
    }

    [Fact]
    public void Wrong_sizes_and_divisors_are_refused()
    {
        Assert.Contains("3 columns, moons has 2", Problem(() => new Scaling.None().Fit(Train).ApplyTo(Moons.Load(Key.FromSeed(1), 3))));
        Assert.Contains("rows of 3", Problem(() => new Scaling.None().Fit(Train).Apply(new float[4])));
        Assert.Contains("not 0", Problem(() => new Scaling.Divide(0).Fit(Train)));
        Assert.Contains("not NaN", Problem(() => new Scaling.Divide(double.NaN).Fit(Train)));
    }

    private static string Problem(Action act) => Assert.Throws<ArgumentException>(act).Message;

    private static string Json(FittedScaling fitted)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            FittedScalingJson.Write(json, fitted);
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static FittedScaling Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return FittedScalingJson.Read(json.RootElement);
    }
}
