using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>What the first row of a CSV file is.</summary>
public sealed class HeaderTests
{
    private const string Fractions = "-1.224,0.378\n0.995,-0.513\n-1.329,-0.066\n0.4,0.9\n";

    [Theory]
    [InlineData("2019,2020")]
    [InlineData("0,1")]
    [InlineData("1,2")]
    public void A_first_row_of_numbers_unlike_all_others_is_refused_until_somebody_says_what_it_is(string first)
    {
        var text = first + "\n" + Fractions;
        var problem = DataText.Problem(text);
        Assert.StartsWith($"points.csv: its first row ({first.Replace(",", ", ")}) is unlike all others", problem);
        Assert.Contains("--header yes for names, --header no for an example (in code DataOptions.Header)", problem);
        Assert.Equal(first.Split(','), DataText.Load(text, new(Header: true)).Columns!);
        Assert.Equal(5, DataText.Load(text, new(Header: false)).Count);
    }

    [Theory]
    [InlineData("400.5,401,401.5,402", "0.1,0.2,0.3,0.2\n0.2,0.2,0.1,0.4\n0.3,0.1,0.2,0.2\n0.1,0.4,0.4,0.1\n")]
    [InlineData("0,1,2,3", "0,16,3,9\n5,0,7,12\n2,13,2,0\n")]
    [InlineData("2019", "0.1\n0.2\n0.3\n0.25\n")]
    [InlineData("name,2019,2020", "cat,0.1,0.2\ndog,0.4,0.1\ncat,0.3,0.2\ncat,0.2,0.3\n", "1")]
    public void So_are_wavelengths_counts_and_years_beside_labels(string first, string rest, string? label = null) =>
        Assert.Contains("may be the names of the columns", DataText.Problem(first + "\n" + rest, new(LabelColumn: label)));

    [Theory]
    [InlineData("1,2\n3,4\n")]
    [InlineData("0,0.1\n1,0.2\n2,0.4\n3,0.8\n")]
    [InlineData("0,0,5,13\n0,0,0,12\n0,1,0,4\n")]
    [InlineData("5,9,1\n4,8,2\n5.5,9,3\n6,7,1\n")]
    [InlineData("0,1,2,3\n1,2,3,4\n2,3,4,5\n3,4,5,6\n")]
    [InlineData("100,200\n3,4\n5,6\n")]
    public void Rows_like_the_others_are_examples(string text) =>
        Assert.Equal(text.Count(letter => letter == '\n'), DataText.Load(text).Count);

    [Fact]
    public void Known_names_are_a_header_though_they_be_numbers()
    {
        var text = "2019,2020\n" + Fractions;
        Assert.Equal(4, DataText.Load(text, new(ColumnNames: ["2019", "2020"])).Count);
        var labelled = "2019,kind,2020\n" + Fractions.Replace(",", ",7,");
        Assert.Equal(4, DataText.Load(labelled, new(LabelColumn: "2", ColumnNames: ["2019", "2020"])).Count);
        Assert.Equal(4, DataText.Load(Fractions, new(ColumnNames: ["2019", "2020"])).Count);
    }

    [Theory]
    [InlineData("?,0.300")]
    [InlineData("NA,0.300")]
    [InlineData("null,0.300")]
    [InlineData("N/A,0.300")]
    [InlineData(",0.300")]
    [InlineData("nan,0.300")]
    [InlineData("?,?")]
    public void A_row_with_a_mark_of_a_missing_value_is_no_header(string first) =>
        Assert.StartsWith("points.csv, line 1, column 1: ", DataText.Problem(first + "\n" + Fractions));

    [Fact]
    public void A_missing_value_is_called_so()
    {
        Assert.Contains("\"?\" stands for a missing value", DataText.Problem("?,0.3\n" + Fractions));
        Assert.Contains("line 2, column 1 (\"a\"): \"null\" stands for a missing value", DataText.Problem("a,b\nnull,2\n"));
    }

    [Theory]
    [InlineData("sep=;\na;b\n1;2\n3;4\n", "a;b")]
    [InlineData("SEP=|\r\na|b\r\n1|2\r\n3|4\r\n", "a;b")]
    [InlineData("\"sep=,\"\na,b\n1,2\n3,4\n", "a;b")]
    [InlineData("sep=;\n1;2\n3;4\n", null)]
    public void The_line_by_which_Excel_says_the_separator_is_read(string text, string? columns)
    {
        var table = DataText.Load(text);
        Assert.Equal(columns?.Split(';'), table.Columns);
        Assert.Equal([1, 2, 3, 4], table.Values.ToArray());
        Assert.Contains($"line {(columns is null ? 2 : 3)}, column 1", table.Where(0, 0));
        Assert.Equal(new("points.csv", 1), table.PlaceOf(1) with { File = Path.GetFileName(table.PlaceOf(1).File) });
    }

    [Fact]
    public void What_somebody_says_wins_over_Excels_line() =>
        Assert.Equal([1, 2], DataText.Load("sep=;\n1|2\n", new(Separator: '|')).Values.ToArray());

    [Theory]
    [InlineData(",v\n0,-1.2\n1,0.9\n2,0.1\n", "column 1 (\"\")")]
    [InlineData("\"\",v\n\"1\",-1.2\n\"2\",0.9\n", "column 1 (\"\")")]
    [InlineData("v,Unnamed: 0\n-1.2,17\n0.9,3\n0.1,8\n", "column 2 (\"Unnamed: 0\")")]
    public void An_index_without_a_name_is_refused(string text, string place)
    {
        var problem = DataText.Problem(text);
        Assert.Contains(place, problem);
        Assert.Contains("to_csv(index=False)", problem);
    }

    [Theory]
    [InlineData(",v\n0.5,1\n0.25,2\n")]
    [InlineData(",v\n3,1\n3,2\n")]
    [InlineData("index,v\n0,1\n1,2\n")]
    public void Other_columns_are_data(string text) => Assert.Equal(2, DataText.Load(text).Width);

    [Theory]
    [InlineData("a,b\n\"1,000\",2\n", "\"1,000\" is not a number. Its comma separates thousands: write 1000.")]
    [InlineData("a,b\n\"1,234,567.5\",2\n", "Its comma separates thousands: write 1234567.5.")]
    [InlineData("a;b\n1,234,567;2\n", "Its comma separates thousands: write 1234567.")]
    [InlineData("a;b\n1.000,5;2\n", "Its dot separates thousands: write 1000.5.")]
    [InlineData("a,b\n1'000,2\n", "Its apostrophe separates thousands: write 1000.")]
    [InlineData("a,b\n1\u00a0000,2\n", "Its space separates thousands: write 1000.")]
    [InlineData("a;b\n1,000;2\n", "Its comma separates thousands or decimals: write 1000, or 1.000.")]
    [InlineData("a;b\n1,5;2\n", "Write decimals with a dot.")]
    [InlineData("a,b\n\"1,5\",2\n", "Write decimals with a dot.")]
    [InlineData("a,b\n\"10,0000\",2\n", "Write decimals with a dot.")]
    public void Thousands_and_decimals_are_told_apart(string text, string message) => Assert.Contains(message, DataText.Problem(text));
}
