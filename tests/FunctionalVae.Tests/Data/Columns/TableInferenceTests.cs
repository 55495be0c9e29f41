using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>What columns of files are taken as.</summary>
public sealed class TableInferenceTests
{
    private const int Rows = 60;

    [Fact]
    public void Numbers_with_decimals_are_numbers_with_their_decimals()
    {
        var column = Inferred(i => $"{(i * 37 % 100) - 50}.{i % 4 * 25:D2}");
        Assert.Equal(new NumberColumn("x"), column.Column);
        Assert.Equal(2, column.Form.Decimals);
        Assert.StartsWith("-50 to 49.75, mean ", column.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_are_numbers_and_small_whole_numbers_are_counts()
    {
        Assert.Equal(new NumberColumn("x"), Inferred(i => $"{10_000 + (i * 7919 % 50_000)}").Column);
        Assert.Equal(new NumberColumn("x"), Inferred(i => $"{i * 7 % 59 * 2}").Column);
        // A geometric count: half of the rows have 0, a quarter 1, …
        Assert.Equal(new CountColumn("x"), Inferred(i => $"{System.Numerics.BitOperations.TrailingZeroCount(i + 1)}").Column);
        Assert.Equal(0, Inferred(i => $"{System.Numerics.BitOperations.TrailingZeroCount(i + 1)}").Form.Decimals);
    }

    [Fact]
    public void Whole_numbers_that_vary_less_than_counts_are_no_counts()
    {
        // Years of school, 1 to 16, and most of them near 10: counts of that mean would vary more.
        var column = Inferred(i => $"{(i == 0 ? 1 : 9 + (i * 7 % 23 / 6))}");
        Assert.IsNotType<CountColumn>(column.Column);
        // Classes 1 to 3 are levels.
        Assert.Equal(new CategoryColumn("x", ["1", "2", "3", "other"], Other: "other"), Inferred(i => $"{1 + (i * 7 % 3)}").Column);
    }

    [Fact]
    public void Numbers_that_many_rows_share_are_points()
    {
        var column = Inferred(i =>
            i % 3 == 0 ? "0"
            : i % 5 == 0 ? "99.5"
            : $"{i}.25"
        );
        Assert.Equal(new NumberColumn("x", [0, 99.5]), column.Column);
        Assert.Equal("0 to 99.5, mean 29.4; 2 points: 0 (33.3 %), 99.5 (13.3 %)", column.Why.Replace('\u00a0', ' '));
        // Five of sixty rows are less than a tenth; six are a tenth.
        Assert.Equal(new NumberColumn("x"), Inferred(i => i < 5 ? "0" : $"{i}.25").Column);
        Assert.Equal(new NumberColumn("x", [0]), Inferred(i => i < 6 ? "0" : $"{i}.25").Column);
    }

    [Fact]
    public void Texts_are_categories_with_levels_in_order()
    {
        var column = Inferred(i =>
            i % 4 == 0 ? "beta"
            : i % 4 == 1 ? "Alpha"
            : "gamma"
        );
        Assert.Equal(new CategoryColumn("x", ["Alpha", "beta", "gamma"]), column.Column);
        Assert.Equal("3 levels: gamma (50.0 %), beta (25.0 %), Alpha (25.0 %)", column.Why.Replace('\u00a0', ' '));
        // Few texts of which most are numbers are levels too.
        Assert.Equal(
            new CategoryColumn("x", ["0", "1", "2", "3+"]),
            Inferred(i =>
                (i % 4) switch
                {
                    3 => "3+",
                    var n => $"{n}",
                }
            ).Column
        );
    }

    [Fact]
    public void None_is_a_level_among_words_and_missing_among_numbers()
    {
        var symptom = Inferred(i =>
            (i % 3) switch
            {
                0 => "None",
                1 => "mild",
                _ => i < 30 ? "?" : "severe",
            }
        );
        Assert.Equal(new CategoryColumn("x", ["None", "mild", "severe"], MayBeMissing: true), symptom.Column);
        Assert.Equal(10, symptom.Missing);
        Assert.Equal(20, Inferred(i => i % 3 == 0 ? "None" : $"{i}.25").Missing);
    }

    [Theory]
    [InlineData("no", "yes")]
    [InlineData("No", "YES")]
    [InlineData("false", "true")]
    [InlineData("N", "Y")]
    [InlineData("f", "t")]
    [InlineData("0", "1")]
    public void Pairs_of_words_are_yes_or_no(string no, string yes)
    {
        var column = Inferred(i => i % 3 == 0 ? yes : no);
        Assert.Equal(new YesNoColumn("x"), column.Column);
        Assert.Equal((no, yes), (column.Form.No, column.Form.Yes));
    }

    [Fact]
    public void What_tells_rows_apart_or_says_nothing_is_left_out()
    {
        Assert.Equal("numbers the rows", LeftOut(i => $"{17 + (i * 7 % Rows)}"));
        Assert.Equal("has another text in every row", LeftOut(i => $"name {i}"));
        Assert.Equal("is 3.5 in every row that has a value", LeftOut(_ => "3.5"));
        Assert.Equal("is \"ok\" in every row that has a value", LeftOut(i => i == 0 ? "?" : "ok"));
        Assert.Equal("has no values", LeftOut(_ => "NA"));
        Assert.Equal(
            "has 55 different texts, of which the 50 most frequent are in 55 of 60 rows, which is too little for levels",
            LeftOut(i => $"text {i % 55}")
        );
        var identified = TableInference.Of(
            TableText.Texts("user_id,y\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{i * i},{i}.5\n")))
        );
        Assert.Equal("has another number in every row, and is named as one that identifies it", identified.Columns[0].Why);
        Assert.Equal(["user_id"], identified.LeftOut);
        Assert.Equal(["y"], identified.Form.Names);
    }

    [Fact]
    public void Where_a_file_has_gaps_every_column_may_be_missing_and_cells_are_hidden()
    {
        var gaps = TableText.Column(Enumerable.Range(0, Rows).Select(i => i % 9 == 0 ? "?" : $"{i}.25"));
        var table = TableInference.Of(gaps).Form.Table;
        Assert.Equal(0.1, table.Hidden);
        Assert.All(table.Columns, column => Assert.True(column.MayBeMissing));
        Assert.Equal([7, 0], TableInference.Of(gaps).Columns.Select(column => column.Missing));

        var asked = TableInference.Of(gaps, new(Hidden: 0)).Form.Table;
        Assert.Equal((0, true, false), (asked.Hidden, asked.Columns[0].MayBeMissing, asked.Columns[1].MayBeMissing));

        var whole = TableText.Column(Enumerable.Range(0, Rows).Select(i => $"{i}.25"));
        Assert.Equal(0, TableInference.Of(whole).Form.Table.Hidden);
        Assert.All(TableInference.Of(whole).Form.Table.Columns, column => Assert.False(column.MayBeMissing));
        Assert.All(TableInference.Of(whole, new(Hidden: 0.2)).Form.Table.Columns, column => Assert.True(column.MayBeMissing));
    }

    [Fact]
    public void What_is_said_of_a_column_counts_more_than_its_cells()
    {
        var texts = TableText.Column(Enumerable.Range(0, Rows).Select(i => $"{i % 3}"));
        Assert.Equal(new CountColumn("x"), As(ColumnKind.Count));
        Assert.Equal(new NumberColumn("x", [0, 1, 2]), As(ColumnKind.Number));
        Assert.Equal(new CategoryColumn("x", ["0", "1", "2"]), As(ColumnKind.Category));
        Assert.Null(As(ColumnKind.LeftOut));
        Assert.Equal(
            "rows.csv, column 1 (\"x\") was to be taken as yes or no, and it has 3 different texts, and yes or no are two. Take it as another kind.",
            TableText.Problem(() => As(ColumnKind.YesNo)!)
        );
        Assert.Equal(
            "rows.csv has no column \"z\". Its columns are x, y.",
            TableText.Problem(() => TableInference.Of(texts, new(Kinds: new Dictionary<string, ColumnKind> { ["z"] = ColumnKind.Count })))
        );

        Column? As(ColumnKind kind) =>
            TableInference.Of(texts, new(Kinds: new Dictionary<string, ColumnKind> { ["x"] = kind })).Columns[0].Column;
    }

    [Fact]
    public void Numbers_are_standardised_while_they_may_be_normal_and_else_scaled_by_quantiles()
    {
        // Shares and normal quantiles, without chance.
        Assert.Equal(new StandardScaling(), Of(share => 100 + (10 * NormalDistribution.Quantile(share))));
        Assert.Equal(new QuantileScaling(), Of(share => Math.Exp(1.5 * NormalDistribution.Quantile(share))));
        Assert.Equal(new QuantileScaling(), Of(share => share < 0.5 ? share : 10 + share));
        // Of six numbers nobody can tell.
        Assert.Equal(new StandardScaling(), Of(share => share < 0.5 ? share : 10 + share, 6));
        // Points are apart.
        Assert.Equal(new StandardScaling(), Of(share => share < 0.3 ? -50 : 100 + NormalDistribution.Quantile((share - 0.3) / 0.7)));

        static NumberScaling Of(Func<double, double> number, int count = 400) =>
            (
                (NumberColumn)
                    TableText
                        .Inferred(
                            Enumerable
                                .Range(0, count)
                                .Select(i => number((i + 0.5) / count).ToString("R", System.Globalization.CultureInfo.InvariantCulture))
                        )
                        .Column!
            ).Scaling;
    }

    [Fact]
    public void A_scaling_that_was_asked_for_counts_more_than_the_numbers()
    {
        var texts = TableText.Column(Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? "0" : $"{i}.25"));
        Assert.Equal(new NumberColumn("x", [0], Scaling: new LogScaling()), As("x", new LogScaling()));
        Assert.Equal(new NumberColumn("x", [0], Scaling: new QuantileScaling()), As("x", new QuantileScaling()));
        Assert.Equal("rows.csv has no column \"z\". Its columns are x, y.", TableText.Problem(() => As("z", new LogScaling())!));
        var signed = TableText.Column(Enumerable.Range(0, Rows).Select(i => $"{i - 5}.25"));
        Assert.Equal(
            "rows.csv, line 2, column 1 (\"x\"): -5.25 has no logarithm, by which the column is scaled. Correct it, state it as a point, or scale the column by quantiles.",
            TableText.Problem(() =>
                TableInference.Of(signed, new(Scalings: new Dictionary<string, NumberScaling> { ["x"] = new LogScaling() }))
            )
        );
        var words = TableText.Column(Enumerable.Range(0, Rows).Select(i => $"level {i % 3}"));
        Assert.Equal(
            "rows.csv, line 2, column 1 (\"x\"): \"level 0\" is not a number. Correct it, or leave the cell empty where the column may be missing. Where the column is of texts, pass --column \"x=category\" (in code InferenceOptions.Kinds).",
            TableText.Problem(() =>
                TableInference.Of(words, new(Scalings: new Dictionary<string, NumberScaling> { ["x"] = new LogScaling() }))
            )
        );

        Column? As(string name, NumberScaling scaling) =>
            TableInference.Of(texts, new(Scalings: new Dictionary<string, NumberScaling> { [name] = scaling })).Columns[0].Column;
    }

    [Fact]
    public void What_is_scaled_is_a_number_and_what_keeps_levels_is_a_category()
    {
        // Few different numbers, which nobody asked about, are levels.
        var texts = TableText.Column(Enumerable.Range(0, Rows).Select(i => $"{1 + (i % 3)}"));
        var (log, two) = (new Dictionary<string, NumberScaling> { ["x"] = new LogScaling() }, new Dictionary<string, int> { ["x"] = 2 });
        Assert.IsType<CategoryColumn>(Column(new()));
        Assert.Equal(new NumberColumn("x", [1, 2, 3], Scaling: new LogScaling()), Column(new(Scalings: log)));
        Assert.Equal(new CategoryColumn("x", ["1", "2", "other"], Other: "other"), Column(new() { Kept = two }));
        Refused(
            "is to keep 0 levels (InferenceOptions.Kept), and a category keeps at least one. Give 1 or more.",
            new() { Kept = Keep(0) }
        );
        Refused(
            "is to keep -3 levels (InferenceOptions.Kept), and a category keeps at least one. Give 1 or more.",
            new() { Kept = Keep(-3) }
        );
        foreach (var (kind, word) in Others(ColumnKind.Number))
        {
            Refused(
                $"is to be scaled by \"log\", which only numbers are, and is to be {word} too. Say one of them.",
                new(Kinds: As(kind), Scalings: log)
            );
        }

        foreach (var (kind, word) in Others(ColumnKind.Category))
        {
            Refused(
                $"is to keep 2 levels, which only a category has, and is to be {word} too. Say one of them.",
                new(Kinds: As(kind)) { Kept = two }
            );
        }

        Refused(
            "is to be scaled by \"log\", which only numbers are, and is to be taken as a category too. Say one of them.",
            new(Scalings: log) { Kept = two }
        );
        Refused(
            "is to hold the labels, and such a column is left out; it is to be taken as numbers too. Say one of them.",
            new(LabelColumn: "x", Scalings: log)
        );

        Column? Column(InferenceOptions options) => TableInference.Of(texts, options).Columns[0].Column;

        void Refused(string problem, InferenceOptions options)
        {
            Assert.Equal($"rows.csv, column 1 (\"x\") {problem}", TableText.Problem(() => TableInference.Of(texts, options)));
        }

        static Dictionary<string, int> Keep(int count) => new() { ["x"] = count };
        static Dictionary<string, ColumnKind> As(ColumnKind kind) => new() { ["x"] = kind };

        static IEnumerable<(ColumnKind Kind, string Word)> Others(ColumnKind kind) =>
            new (ColumnKind Kind, string Word)[]
            {
                (ColumnKind.Number, "taken as numbers"),
                (ColumnKind.Count, "taken as counts"),
                (ColumnKind.Category, "taken as a category"),
                (ColumnKind.YesNo, "taken as yes or no"),
                (ColumnKind.LeftOut, "left out"),
            }.Where(other => other.Kind != kind);
    }

    [Fact]
    public void A_column_of_numbers_with_one_that_is_none_is_refused()
    {
        Assert.Equal(
            "rows.csv, line 32, column 1 (\"x\"): \"12 kg\" is not a number. Separate values by a comma, a semicolon or a tab. Where the column is of texts, pass --column \"x=category\" (in code InferenceOptions.Kinds).",
            TableText.Problem(() => Inferred(i => i == 30 ? "12 kg" : $"{i}.5"))
        );
        Assert.Equal(
            "rows.csv, line 2, column 1 (\"x\"): \"1.000,5\" is not a number. Its dot separates thousands: write 1000.5. Where the column is of texts, pass --column \"x=category\" (in code InferenceOptions.Kinds).",
            TableText.Problem(() => Inferred(i => $"\"{i + 1}.000,5\""))
        );
    }

    [Fact]
    public void The_column_of_labels_is_left_out()
    {
        var table = TableInference.Of(TableText.Column(Enumerable.Range(0, Rows).Select(i => $"{i}.25")), new(LabelColumn: "y"));
        Assert.Equal((null, "holds the labels"), (table.Columns[1].Column, table.Columns[1].Why));
        Assert.Equal(["x"], table.Form.Names);
    }

    [Fact]
    public void A_file_without_anything_to_learn_from_is_refused() =>
        Assert.Equal(
            "rows.csv has no column to learn from: id numbers the rows. Say by --column NAME=KIND (in code InferenceOptions.Kinds) what a column is.",
            TableText.Problem(() => TableInference.Of(TableText.Texts("id\n1\n2\n3\n4\n5\n6\n")))
        );

    [Fact]
    public void Yes_and_no_that_were_asked_for_are_in_ordinal_order_in_every_culture() =>
        Cultures.Each(() =>
        {
            var inferred = AsYesNo(["a", "B"]);
            Assert.Equal(("B", "a"), (inferred.Form.Columns[0].No, inferred.Form.Columns[0].Yes));
        });

    [Fact]
    public void Yes_and_no_that_differ_in_their_case_only_are_told_apart()
    {
        var inferred = AsYesNo(["m", "M", "M"]);
        Assert.StartsWith("yes is m (33.3", inferred.Columns[0].Why, StringComparison.Ordinal);
        Assert.Equal([1.0, 0.0], ((string[])["m", "M"]).Select(text => inferred.Form.Cells([text, "0.5"])[0]!.Value));
        var words = AsYesNo(["mm", "MM"]).Form;
        var problem = Assert.Throws<FormatException>(() => words.Cells(["Mm", "0.5"]));
        Assert.Equal("x: \"Mm\" is neither \"MM\" nor \"mm\". Write one of these.", problem.Message);
    }

    private static InferredTable AsYesNo(string[] texts) =>
        TableInference.Of(
            TableText.Column(Enumerable.Range(0, 30).Select(i => texts[i % texts.Length])),
            new(Kinds: new Dictionary<string, ColumnKind> { ["x"] = ColumnKind.YesNo })
        );

    private static InferredColumn Inferred(Func<int, string> cell) => TableText.Inferred(Enumerable.Range(0, Rows).Select(cell));

    private static string LeftOut(Func<int, string> cell)
    {
        var column = Inferred(cell);
        Assert.Null(column.Column);
        return column.Why;
    }
}
