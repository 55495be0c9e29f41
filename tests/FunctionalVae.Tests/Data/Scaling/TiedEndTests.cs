using FunctionalVae.Data;
using FunctionalVae.Probability;

namespace FunctionalVae.Tests.Data;

/// <summary>Numbers that several rows share at their least or greatest: what is drawn by quantiles has them as often, and next to nothing beyond.</summary>
public sealed class TiedEndTests
{
    private const int Draws = 20_000;
    private static readonly Table Table = new([new NumberColumn("x", Scaling: new QuantileScaling())]);

    // Rows, how many of them have the least and how many the greatest number, and whether the others lie on a grid.
    public static TheoryData<int, int, int, bool> Cases
    {
        get
        {
            var cases = new HashSet<(int, int, int, bool)>();
            foreach (var rows in (int[])[30, 400, 3000])
            {
                foreach (var tied in (double[])[0, 0.002, 0.02, 0.05, 0.3])
                {
                    var many = Math.Max(1, (int)(tied * rows));
                    cases.Add((rows, many, 1, false));
                    cases.Add((rows, many, 1, true));
                    cases.Add((rows, 1, many, false));
                    cases.Add((rows, many, Math.Max(1, (int)(0.1 * rows)), true));
                }
            }

            var data = new TheoryData<int, int, int, bool>();
            foreach (var (rows, least, greatest, isGrid) in cases)
            {
                data.Add(rows, least, greatest, isGrid);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draws_have_a_tied_end_as_often_as_the_data_and_lie_beyond_as_seldom_as_beyond_one_row(
        int rows,
        int least,
        int greatest,
        bool isGrid
    )
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var numbers = Numbers(Key.FromSeed(seed), rows, least, greatest, isGrid);
            var drawn = Drawn(numbers);
            At(numbers.Min(), number => number < numbers.Min(), "below the least");
            At(numbers.Max(), number => number > numbers.Max(), "above the greatest");

            void At(double end, Func<double, bool> isBeyond, string where)
            {
                var tied = numbers.Count(number => number == end);
                var beyond = drawn.Count(isBeyond) / (double)Draws;
                // Half of what one row has, where chance alone has no more rows at the end.
                var allowed = (tied < 5 ? tied : 1) / (2.0 * rows);
                Assert.True(
                    beyond <= allowed + (2.0 / Draws),
                    $"seed {seed}: {beyond} of draws lie {where}, {tied} of {rows} rows have that"
                );
                if (tied >= 5)
                {
                    var share = drawn.Count(number => number == end) / (double)Draws;
                    Assert.Equal(tied / (double)rows, share, (1.0 / rows) + (3.0 / Draws));
                }
            }
        }
    }

    [Fact]
    public void Incomes_of_which_one_in_twenty_is_nothing_are_drawn_without_negative_ones()
    {
        double[] incomes =
        [
            .. Enumerable.Range(0, 1000).Select(i => i % 20 == 0 ? 0 : 12_000 + (Uniform(Key.FromSeed(3).Child((ulong)i)) * 60_000)),
        ];
        var drawn = Drawn(incomes);
        Assert.InRange(drawn.Count(income => income < 0), 0, Draws / 2000);
        Assert.Equal(0.05, drawn.Count(income => income == 0) / (double)Draws, 0.002);
        Assert.InRange(drawn.Count(income => income is > 0 and < 12_000), 0, Draws / 500);
    }

    // Which model draws them does not matter: the interval is all one number.
    [Fact]
    public void A_tied_end_is_scaled_to_the_middle_of_what_is_drawn_as_it_and_the_fit_comes_back_from_its_record()
    {
        var scale = (QuantileScale)NumberScales.Fit(new QuantileScaling(), [.. Numbers(Key.FromSeed(1), 400, 40, 20, false)]);
        Assert.Equal([0, 1000], scale.Tied);
        foreach (var tied in scale.Tied)
        {
            var score = scale.Encode(tied);
            Assert.Equal(tied, scale.Drawn(score + 0.15));
            Assert.Equal(tied, scale.Drawn(score - 0.15));
            Assert.Equal(tied, scale.Decode(score), 1e-9);
            // The slope is that of both sides, so that rounding the score changes no density.
            Assert.Equal(scale.LogSlope(score - 1e-6), scale.LogSlope(score + 1e-6), 1e-9);
        }

        var record = new FunctionalVae.Checkpoints.TableRecord("M", "hash", TableForm.Of(Table), new(Table, [scale]), null);
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            FunctionalVae.Checkpoints.TableRecordJson.Write(json, record);
        }

        using var document = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        Assert.Equal(record, FunctionalVae.Checkpoints.TableRecordJson.Read(document.RootElement));
    }

    [Fact]
    public void Of_two_numbers_that_many_rows_have_each_knot_lies_above_the_one_before_it()
    {
        for (ulong seed = 0; seed < 300; seed++)
        {
            var (a, b) = (Uniform(Key.FromSeed(seed).Child(1)) * 100, (Uniform(Key.FromSeed(seed).Child(2)) - 1) * 100);
            var scale = (QuantileScale)
                NumberScales.Fit(new QuantileScaling(), [.. Enumerable.Range(0, 90).Select(i => i % 3 == 0 ? a : b)]);
            Assert.All(scale.Knots.Zip(scale.Knots.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.All(scale.Scores.Zip(scale.Scores.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }
    }

    [Fact]
    public void The_least_and_the_greatest_number_are_points_of_a_file_where_they_are_a_heap()
    {
        string Cell(int i) => $"{500 + (i * 7919 % 6007)}";
        // Two of a hundred rows; the numbers beside them one each.
        Assert.Equal(new NumberColumn("x", [0]), Inferred(i => i % 50 == 0 ? "0" : Cell(i)) with { Scaling = new StandardScaling() });
        Assert.Equal(new NumberColumn("x", [9999]), Inferred(i => i % 50 == 0 ? "9999" : Cell(i)) with { Scaling = new StandardScaling() });
        // In the middle, of less than a hundredth, and of no more rows than the numbers beside it have.
        Assert.Empty(Inferred(i => i % 50 == 0 ? "3000.5" : Cell(i)).Points);
        Assert.Empty(Inferred(i => i < 8 ? "0" : Cell(i)).Points);
        Assert.Empty(Inferred(i => $"{17 + (i * 7919 % 601 % 60)}").Points);

        static NumberColumn Inferred(Func<int, string> cell) =>
            Assert.IsType<NumberColumn>(TableText.Inferred(Enumerable.Range(0, 1000).Select(cell)).Column);
    }

    private static double[] Numbers(Key key, int rows, int least, int greatest, bool isGrid) =>
        [
            .. Enumerable
                .Range(0, rows)
                .Select(i =>
                    i < least ? 0
                    : i >= rows - greatest ? 1000
                    : Uniform(key.Child((ulong)i)) is var share && isGrid ? Math.Round(2 + (96 * share * share)) * 10
                    : 100 + (800 * share)
                ),
        ];

    // What a model with standard normal values would draw.
    private static double[] Drawn(double[] numbers)
    {
        var fit = TableFit.Of(Table, TableExamples.Of(Table, [.. numbers.Select(number => (double?[])[number])]));
        float[] scaled = [.. Enumerable.Range(0, Draws).Select(i => (float)NormalDistribution.Quantile((i + 0.5) / Draws))];
        return [.. fit.Decode(scaled).Select(row => row[0]!.Value)];
    }

    private static double Uniform(Key key)
    {
        Span<float> draw = stackalloc float[1];
        StandardNormalNoise.Fill(key, 0, draw);
        return NormalDistribution.Cumulative(draw[0]);
    }
}
