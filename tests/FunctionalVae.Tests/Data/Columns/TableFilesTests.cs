using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>CSV files as examples of a table.</summary>
public sealed class TableFilesTests
{
    private static readonly TableForm Form = new(
        new([
            new NumberColumn("age", MayBeMissing: true),
            new CategoryColumn("city", ["Oslo", "Rome"], MayBeMissing: true),
            new YesNoColumn("smoker"),
            new CountColumn("children"),
        ]),
        [new(Decimals: 1), new(), new(No: "No", Yes: "Yes"), new(Decimals: 0)]
    );

    [Fact]
    public void Columns_are_found_by_name_in_any_order()
    {
        var notes = new List<string>();
        var table = Load("children,id,smoker,age,city\n2,a,yes,41.5, Rome\n0,b,NO,?,\n", note: notes.Add);
        Assert.Equal([41.5f, 0, 1, 0, 1, 2, 0, 0], table[0].ToArray());
        Assert.Equal([0, 0, 0, 1, 0, 0, 1, 1], table[1].ToArray());
        Assert.Equal("rows.csv has columns that the table does not have, and they are left out: id", Cut(Assert.Single(notes)));
        Assert.EndsWith("rows.csv, line 3, column 4 (\"age\")", table.Where(1, 0), StringComparison.Ordinal);
        Assert.EndsWith("rows.csv, line 2, column 5 (\"city\")", table.Where(0, 2), StringComparison.Ordinal);
        Assert.EndsWith("rows.csv, line 3, column 4 (\"age\")", table.Where(1, 6), StringComparison.Ordinal);
        Assert.Equal("column 3 (\"smoker\")", table.ColumnText(4));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("NULL")]
    [InlineData("")]
    public void Marks_of_missing_values_are_missing(string mark) =>
        Assert.Equal([0, 0, 0, 0, 1, 2, 1, 1], Load($"age,city,smoker,children\n{mark},{mark},Yes,2\n")[0].ToArray());

    [Theory]
    [InlineData(
        "1,Paris,yes,2",
        "line 2, column 2 (\"city\"): \"Paris\" is none of its levels, Oslo, Rome. Correct it, leave the row out, or train with rows that have it, or with another level for all that are rare (--column \"city=category:20\"; in code CategoryColumn.Other)."
    )]
    [InlineData(
        "old,Rome,yes,2",
        "line 2, column 1 (\"age\"): \"old\" is not a number. Correct it, or leave the cell empty where the column may be missing."
    )]
    [InlineData(
        "\"1,000.5\",Rome,yes,2",
        "line 2, column 1 (\"age\"): \"1,000.5\" is not a number. Its comma separates thousands: write 1000.5."
    )]
    [InlineData("inf,Rome,yes,2", "line 2, column 1 (\"age\"): \"inf\" is not a finite number. Remove the example, or fill in the value.")]
    [InlineData("1,Rome,maybe,2", "line 2, column 3 (\"smoker\"): \"maybe\" is neither \"No\" nor \"Yes\". Write one of these.")]
    [InlineData(
        "1,Rome,yes,2.5",
        "line 2, column 4 (\"children\"): \"2.5\" is not a count, a whole number from 0 to 16777216. Correct it, or train with a column of numbers."
    )]
    [InlineData(
        "1,Rome,yes,",
        "line 2, column 4 (\"children\"): the cell is empty, and the column may not be missing. Fill in the value, leave the row out, or train with --hide 0.1 (in code InferenceOptions.Hidden), by which every column may be missing."
    )]
    [InlineData(
        "1,Rome,?,2",
        "line 2, column 3 (\"smoker\"): \"?\" stands for a missing value, and the column may not be missing. Fill in the value, leave the row out, or train with --hide 0.1 (in code InferenceOptions.Hidden), by which every column may be missing."
    )]
    [InlineData(
        "1,Rome,yes",
        "line 2: 3 values, and line 1 has 4. Give every line the same number of values; quote a text that holds the separator."
    )]
    public void A_bad_cell_is_told_by_file_line_and_column(string row, string problem) =>
        Assert.Equal($"rows.csv, {problem}", TableText.Problem(() => Load($"age,city,smoker,children\n{row}\n1,Rome,no,1\n")));

    [Fact]
    public void A_column_that_is_not_there_is_named() =>
        Assert.Equal(
            "rows.csv has no column \"children\", and the table has one. Its columns are \"age\", \"city\", \"smoker\". Add the column, whose cells may be empty where it may be missing.",
            TableText.Problem(() => Load("age,city,smoker\n1,Rome,no\n"))
        );

    [Fact]
    public void Labels_are_kept_beside_the_examples()
    {
        var table = Load("age,city,smoker,children,kind\n1,Rome,no,0,dog\n2,Oslo,no,0,cat\n", new(LabelColumn: "kind"));
        Assert.Equal([1, 0], table.Labels!);
        Assert.Equal("dog", table.LabelText(0));
        Assert.Equal(8, table.Width);
    }

    [Fact]
    public void Files_are_joined_and_rows_keep_their_places()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "age,city,smoker,children\n1,Rome,no,0\n");
        File.WriteAllText(folder.File("b.csv"), "city;age;smoker;children\nOslo;2.5;yes;1\n");
        var table = TableFiles.Load([folder.File("a.csv"), folder.File("b.csv")], Form);
        Assert.Equal(2, table.Count);
        Assert.Equal([2.5f, 1, 0, 0, 1, 1, 0, 0], table[1].ToArray());
        Assert.EndsWith("b.csv, line 2, column 2 (\"age\")", table.Where(1, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_keep_all_digits_and_have_one_fingerprint()
    {
        var (one, other) = (Load("age,city,smoker,children\n0.1,Rome,no,0\n"), Load("city,age,smoker,children\nRome,0.1,no,0\n"));
        Assert.Equal(0.1, one.Exact(0).Span[0]);
        Assert.Equal(one.Fingerprint, other.Fingerprint);
        Assert.NotEqual(one.Fingerprint, Load("city,age,smoker,children\n,0.1,no,0\n").Fingerprint);
    }

    [Fact]
    public void Files_without_column_names_are_read_by_their_order()
    {
        var texts = TableText.Texts("1,Rome\n2,Oslo\n");
        Assert.Equal(["column 1", "column 2"], texts.Columns);
        Assert.Equal(("Oslo", 2), (texts.Text(1, 1), texts.Count));
    }

    [Fact]
    public void A_missing_file_and_an_empty_one_are_told()
    {
        Assert.Equal(
            "There is no file nowhere.csv. Give the path of a CSV file that exists.",
            TableText.Problem(() => TableTexts.Read("nowhere.csv"))
        );
        Assert.Equal(
            "rows.csv has column names and no rows: there is nothing to learn from.",
            TableText.Problem(() => TableText.Texts("age,city\n"))
        );
        Assert.Equal(
            "rows.csv: columns 1 and 3 are both called \"age\". Give each column a name of its own.",
            TableText.Problem(() => TableText.Texts("age,city,age\n1,a,2\n"))
        );
    }

    private static ExampleTable Load(string text, DataOptions? options = null, Action<string>? note = null) =>
        TableFiles.Of(TableText.Texts(text, options), Form, options, note);

    private static string Cut(string text) => text[text.IndexOf("rows.csv", StringComparison.Ordinal)..];
}
