using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

public sealed class CsvTests
{
    [Fact]
    public void A_plain_table_is_read()
    {
        var table = DataText.Load("x,y\n1,2\n-3.5,4e-2\n");

        Assert.Equal((2, 2, "points.csv: 2 × 2"), (table.Count, table.Width, table.ToString()));
        Assert.Equal([1, 2, -3.5f, 0.04f], table.Values.ToArray());
        Assert.Equal(["x", "y"], table.Columns!);
        Assert.Null(table.Labels);
    }

    [Theory]
    [InlineData("1,2\n3,4")]
    [InlineData("1;2\r\n3;4\r\n")]
    [InlineData("1\t2\r3\t4\r")]
    [InlineData("\n\n 1 , 2 \n\n\t\n3,4\n\n")]
    [InlineData("\"1\",\"2\"\n\"3\",\"4\"\n")]
    public void Separators_line_ends_blanks_and_quotes_do_not_matter(string text)
    {
        var table = DataText.Load(text);

        Assert.Null(table.Columns);
        Assert.Equal([1, 2, 3, 4], table.Values.ToArray());
    }

    [Fact]
    public void Byte_order_marks_and_packing_do_not_matter()
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("å,b\n1,2\n")];
            Assert.Equal(["å", "b"], DataText.Load(bytes).Columns!);
            Assert.Equal(["å", "b"], DataText.Load(IdxBytes.Gzip(bytes), name: "points.csv.gz").Columns!);
        }
    }

    [Fact]
    public void Quoted_names_hold_separators_quotes_and_line_ends()
    {
        var table = DataText.Load("\"a,b\",\"say \"\"c\"\"\",\"two\nlines\"\n1,2,3\n");

        Assert.Equal(["a,b", "say \"c\"", "two\nlines"], table.Columns!);
        Assert.Contains("line 3, column 2 (\"say \"c\"\")", table.Where(0, 1));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", true)]
    [InlineData("label,0,1\n7,0,0\n", true)]
    [InlineData("1,2\n3,4\n", false)]
    [InlineData("nan,2\n3,4\n", false)]
    [InlineData(",a\n0.5,1\n", true)]
    public void A_header_is_told_from_numbers(string text, bool hasHeader)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        var problem = Record.Exception(() => Assert.Equal(hasHeader ? rows - 1 : rows, DataText.Load(text).Count));
        Assert.True(problem is null || (text[0] == 'n' && problem.Message.Contains("line 1")), problem?.ToString());
    }

    [Fact]
    public void A_column_of_texts_over_texts_is_no_header()
    {
        var table = DataText.Load("5.1,setosa\n6.2,virginica\n4.9,setosa\n", new(LabelColumn: "2"));

        Assert.Equal([5.1f, 6.2f, 4.9f], table.Values.ToArray());
        Assert.Equal([0, 1, 0], table.Labels!);
        Assert.Equal(["setosa", "virginica"], table.LabelNames!);
    }

    [Fact]
    public void Whether_there_is_a_header_can_be_said()
    {
        Assert.Equal(1, DataText.Load("1,2\n3,4\n", new(Header: true)).Count);
        Assert.Contains("line 1, column 1: \"x\"", DataText.Problem("x,2\n3,4\n", new(Header: false)));
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("2")]
    [InlineData("-2")]
    public void Labels_are_taken_by_name_or_number(string column)
    {
        var table = DataText.Load("x,kind,y\n1,4,2\n3,5.0,6\n", new(LabelColumn: column));

        Assert.Equal(["x", "y"], table.Columns!);
        Assert.Equal([1, 2, 3, 6], table.Values.ToArray());
        Assert.Equal([4, 5], table.Labels!);
        Assert.Null(table.LabelNames);
        Assert.Contains("line 3, column 3 (\"y\")", table.Where(1, 1));
    }

    [Fact]
    public void A_name_wins_over_a_number()
    {
        Assert.Equal([7], DataText.Load("2,b\n7,8\n", new(LabelColumn: "2", Header: true)).Labels!);
    }

    [Fact]
    public void Numbers_are_the_same_in_every_culture() =>
        Cultures.Each(() => Assert.Equal([-1.5f, 1e-5f, 1234.5f], DataText.Load("-1.5;1e-5;1234.5\n").Values.ToArray()));

    [Fact]
    public void A_long_table_is_read_whole()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i},{i + 0.5}");
        var table = DataText.Load("a,b\r\n" + string.Join("\r\n", lines));

        Assert.Equal(20_000, table.Count);
        Assert.Equal([19_999f, 19_999.5f], table[19_999].ToArray());
        Assert.EndsWith("line 20001, column 2 (\"b\")", table.Where(19_999, 1));
    }
}
