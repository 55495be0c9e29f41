using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Rows to examples and back.</summary>
public sealed class TableFitTests
{
    internal static readonly Table Mixed = new([
        new NumberColumn("income", Points: [0, 1.5], MayBeMissing: true),
        new CategoryColumn("city", ["Oslo", "Rome", "Lima"], MayBeMissing: true),
        new CountColumn("children"),
        new YesNoColumn("smoker", MayBeMissing: true),
        new NumberColumn("height"),
    ]);

    private static readonly double?[][] Rows =
    [
        [0, 1, 3, 1, 170.5],
        [1.5, null, 0, 0, 180],
        [10, 2, 7, null, 190.5],
        [30, 0, 1, 1, 180],
        [null, 0, 0, 0, 180],
    ];

    [Fact]
    public void Cells_lie_where_the_layout_says()
    {
        var examples = TableExamples.Of(Mixed, Rows);
        // income = 0, income = 1.5, other, income; three cities; children; no, yes; height; three that may be missing.
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 3, 0, 1, 170.5f, 0, 0, 0], examples[0].ToArray());
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 180, 0, 1, 0], examples[1].ToArray());
        Assert.Equal([0, 0, 1, 10, 0, 0, 1, 7, 0, 0, 190.5f, 0, 0, 1], examples[2].ToArray());
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 180, 1, 0, 0], examples[4].ToArray());
        Assert.Equal(
            [
                "income=0",
                "income=1.5",
                "income=other",
                "income",
                "city=Oslo",
                "city=Rome",
                "city=Lima",
                "children",
                "smoker=no",
                "smoker=yes",
            ],
            examples.Columns!.Take(10)
        );
        Assert.Equal(["height", "income missing", "city missing", "smoker missing"], examples.Columns!.Skip(10));
    }

    [Fact]
    public void Numbers_are_centred_and_scaled_without_points_and_missing_cells()
    {
        var fit = TableFit.Of(Mixed, TableExamples.Of(Mixed, Rows));
        // 10 and 30: the mean is 20 and the deviation over n is 10. Heights: a mean of 180.2.
        Assert.Equal(new LinearScale(20, 10), fit.Scales[0]);
        Assert.Null(fit.Scales[2]);
        var heights = Assert.IsType<LinearScale>(fit.Scales[4]);
        Assert.Equal(180.2, heights.Centre, 1e-12);
        Assert.Equal(Math.Sqrt(((9.7 * 9.7) + (10.3 * 10.3) + (3 * 0.04)) / 5), heights.Scale, 1e-12);
        var encoded = fit.Encode(TableExamples.Of(Mixed, Rows));
        Assert.Equal([0, 0, -1, 1, 0], Enumerable.Range(0, 5).Select(row => encoded[row].Span[3]));
    }

    [Fact]
    public void A_constant_column_is_scaled_by_one_and_large_numbers_keep_their_digits()
    {
        var table = new Table([new NumberColumn("a"), new NumberColumn("time")]);
        var examples = TableExamples.Of(
            table,
            [
                [7, 1_700_000_000],
                [7, 1_700_000_002],
            ]
        );
        var fit = TableFit.Of(table, examples);
        Assert.Equal([new LinearScale(7, 1), new LinearScale(1_700_000_001, 1)], fit.Scales);
        Assert.Equal([0, -1, 0, 1], fit.Encode(examples).Values.ToArray());
    }

    [Fact]
    public void Rows_come_back_as_they_were()
    {
        var examples = TableExamples.Of(Mixed, Rows);
        var fit = TableFit.Of(Mixed, examples);
        var back = fit.Decode(fit.Encode(examples).Values);
        Assert.Equal(Rows.Length, back.Count);
        for (var row = 0; row < Rows.Length; row++)
        {
            Assert.Equal(
                Rows[row].Select(cell => cell is { } value ? (double?)Math.Round(value, 4) : null),
                back[row].Select(cell => cell is { } value ? (double?)Math.Round(value, 4) : null)
            );
        }
    }

    [Fact]
    public void Random_tables_come_back_as_they_were()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var draws = new RandomTable(Key.FromSeed(seed));
            var examples = TableExamples.Of(draws.Table, draws.Rows);
            var fit = TableFit.Of(draws.Table, examples);
            var back = fit.Decode(fit.Encode(examples).Values);
            var form = TableForm.Of(draws.Table);
            for (var row = 0; row < draws.Rows.Count; row++)
            {
                for (var column = 0; column < draws.Table.Columns.Count; column++)
                {
                    var (was, isNow) = (draws.Rows[row][column], back[row][column]);
                    Assert.Equal(was is null, isNow is null);
                    Assert.True(
                        was is null || Math.Abs(was.Value - isNow!.Value) <= 1e-4 * Math.Max(1, Math.Abs(was.Value)),
                        $"seed {seed}: {was} became {isNow}"
                    );
                }

                Assert.Equal(draws.Rows[row], form.Cells(form.Texts(draws.Rows[row])));
            }
        }
    }

    [Fact]
    public void Jacobians_are_of_the_numbers_that_are_there()
    {
        var table = new Table([
            new NumberColumn("income", Points: [0], MayBeMissing: true, Scaling: new LogScaling()),
            new NumberColumn("height"),
            new CountColumn("visits"),
        ]);
        var fit = new TableFit(table, [new LogScale(new(3, 2)), new LinearScale(180, 10), null]);
        var encoded = fit.Encode(
            TableExamples.Of(
                table,
                [
                    [Math.Exp(5), 170, 1],
                    [0, 170, 1],
                    [null, 170, 1],
                ]
            )
        );
        // y = (log x − 3) ÷ 2: dy/dx = 1 ÷ (2 x).
        var own = -Math.Log(2) - 5;
        var height = -Math.Log(10);
        var jacobians = fit.LogJacobians(encoded.Values);
        Assert.Equal(own + height, jacobians[0], 1e-6);
        Assert.Equal(height, jacobians[1], 1e-12);
        Assert.Equal(height, jacobians[2], 1e-12);
        ExampleScore[] scores =
        [
            .. Enumerable.Range(0, 3).Select(_ => new ExampleScore(7, 0.1, new(6, 8), 100, 50, 0.2, [1, 0, 1, 2, 1, 0], 2)),
        ];
        var inUnits = fit.InUnits(scores, encoded.Values);
        Assert.Equal(7 - own - height, inUnits[0].Value, 1e-6);
        Assert.Equal(6 - own - height, inUnits[0].Interval!.Value.Low, 1e-6);
        Assert.Equal(8 - own - height, inUnits[0].Interval!.Value.High, 1e-6);
        Assert.Equal(1 - own, inUnits[0].Terms[2], 1e-6);
        Assert.Equal(2 - height, inUnits[0].Terms[3], 1e-6);
        Assert.Equal([1, 0, 1], inUnits[1].Terms.Take(3));
        Assert.Throws<ArgumentException>(() => fit.InUnits(scores[..2], encoded.Values));
    }

    // ∫ p(x) dx over the numbers of the data, of a model of one column with a linear decoder, whose p is a normal of the scaled number.
    [Fact]
    public void The_density_of_a_model_integrates_to_one_in_the_units_of_the_data()
    {
        foreach (var scaling in NumberScaling.All)
        {
            var table = new Table([new NumberColumn("x", Scaling: scaling)]);
            var model = Vae.ModelFrom(new VaeSpec(table, [], new DiagonalNormalLatent(1), [], new ColumnLikelihoods()));
            double?[][] rows = [.. Enumerable.Range(1, 200).Select(i => (double?[])[5 + (i * i / 400.0)])];
            var fit = TableFit.Of(table, TableExamples.Of(table, rows));
            var scale = fit.Scales[0]!;
            double[] edges = [.. Enumerable.Range(0, 1201).Select(i => scale.Decode(-9 + (18 * i / 1200.0)))];
            double?[][] centres = [.. edges.Zip(edges.Skip(1), (from, to) => (double?[])[from + ((to - from) / 2)])];
            var encoded = ExampleBatch.Of(model, fit.Encode(TableExamples.Of(table, centres)));
            var scores = model.Score(model.Initialize(Key.FromSeed(2)), encoded, Key.FromSeed(3));
            var inUnits = fit.InUnits(scores, encoded.Values);
            var sum = inUnits.Select((score, i) => Math.Exp(-score.Value) * (edges[i + 1] - edges[i])).Sum();
            Assert.True(Math.Abs(sum - 1) < 0.03, $"{scaling.Word}: {sum}");
        }
    }

    [Fact]
    public void A_number_without_a_logarithm_is_named_by_row_and_column()
    {
        var table = new Table([
            new NumberColumn("income", Points: [0], Scaling: new LogScaling()),
            new NumberColumn("age", Scaling: new LogScaling()),
        ]);
        TableExamples.Of(
            table,
            [
                [0, 1],
            ]
        );
        var problem =
            "age: 0 has no logarithm, by which the column is scaled. Correct it, state it as a point, or scale the column by quantiles.";
        Assert.StartsWith(
            $"Row 1, {problem}",
            Assert
                .Throws<ArgumentException>(() =>
                    TableExamples.Of(
                        table,
                        [
                            [1, 1],
                            [1, 0],
                        ]
                    )
                )
                .Message
        );
        // Examples of another table of the same form.
        var plain = new Table([new NumberColumn("income", Points: [0]), new NumberColumn("age")]);
        var examples = TableExamples.Of(
            plain,
            [
                [1, 1],
                [1, 0],
            ]
        );
        Assert.StartsWith($"Row 1, {problem}", Assert.Throws<ArgumentException>(() => TableFit.Of(table, examples)).Message);
        var fit = TableFit.Of(
            table,
            TableExamples.Of(
                table,
                [
                    [1, 1],
                    [1, 2],
                ]
            )
        );
        Assert.StartsWith($"Row 1, {problem}", Assert.Throws<ArgumentException>(() => fit.Encode(examples)).Message);
    }

    [Fact]
    public void Means_give_the_likeliest_level()
    {
        var fit = new TableFit(Mixed, [new LinearScale(20, 10), null, null, null, new LinearScale(0, 1)]);
        var row = fit.Decode(new float[] { 0.2f, 0.1f, 0.7f, 0.5f, 0.3f, 0.3f, 0.4f, 2.5f, 0.4f, 0.6f, 3, 0, 0, 0 })[0];
        Assert.Equal([25, 2, 2.5, 1, 3], row);
    }

    [Theory]
    [InlineData(20.123456789, 10, 0.1f, "21.123457")]
    [InlineData(1_700_000_000, 1, 0.1f, "1700000000.1")]
    [InlineData(0, 1e-12, 0.1f, "1E-13")]
    [InlineData(0, 1e12, 0.1f, "100000000000")]
    [InlineData(1.5e-12, 1, 0, "1.5E-12")]
    [InlineData(0, 1, 0, "0")]
    public void Decoded_numbers_have_the_digits_that_a_model_can_tell_apart(double centre, double scale, float value, string text)
    {
        var table = new Table([new NumberColumn("x")]);
        var cells = new TableFit(table, [new LinearScale(centre, scale)]).Decode(new float[] { value })[0];
        Assert.Equal(text, TableForm.Of(table).Texts(cells)[0]);
    }

    [Theory]
    [InlineData(4, null, "height: a cell is missing, and the column may not be. Set MayBeMissing.")]
    [InlineData(1, 3.0, "city: 3 is the number of none of the 3 levels, which count from 0.")]
    [InlineData(1, 0.5, "city: 0.5 is the number of none of the 3 levels, which count from 0.")]
    [InlineData(2, -1.0, "children: -1 is not a count, from 0 to 16777216.")]
    [InlineData(2, 1.5, "children: 1.5 is not a whole number.")]
    [InlineData(3, 2.0, "smoker: 2 is neither 0 for no nor 1 for yes.")]
    [InlineData(0, double.NaN, "income: NaN is not a number that float32 has.")]
    public void A_cell_that_its_column_cannot_have_is_named(int column, double? cell, string problem)
    {
        double?[] row = [.. Rows[0]];
        row[column] = cell;
        var message = Assert.Throws<ArgumentException>(() => TableExamples.Of(Mixed, [Rows[0], row])).Message;
        Assert.StartsWith($"Row 1, {problem}", message);
    }
}
