using System.Text;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>What is wrong with a CSV file is said with file, line, column, text and remedy.</summary>
public sealed class CsvDamageTests
{
    [Theory]
    [InlineData("x,y\n1,2\n3,abc\n", "points.csv, line 3, column 2 (\"y\"): \"abc\" is not a number.")]
    [InlineData("1,2\n\n3,\n", "points.csv, line 3, column 2: the cell is empty.")]
    [InlineData("1,2\n3,NaN\n", "points.csv, line 2, column 2: \"NaN\" is not a finite number.")]
    [InlineData("1,2\n3,-inf\n", "points.csv, line 2, column 2: \"-inf\" is not a finite number.")]
    [InlineData("1,2\nNA,3\n", "points.csv, line 2, column 1: \"NA\" is not a finite number.")]
    [InlineData("1,2\n1e39,3\n", "\"1e39\" is too large for a 32-bit float")]
    [InlineData("1,2\n3,4,5\n", "points.csv, line 2: 3 values, and line 1 has 2.")]
    [InlineData("1;2\n3,5;4\n", "points.csv, line 2, column 1: \"3,5\" is not a number. Write decimals with a dot.")]
    [InlineData("1 2 3\n4 5 6\n", "Separate values by a comma, a semicolon or a tab.")]
    [InlineData("x,species\n1,setosa\n", "--label-column")]
    [InlineData("x,\"y\n1,2\n", "points.csv, line 1: a quote opens in cell 2 and never closes.")]
    [InlineData("\"1\"2,3\n", "points.csv, line 1: cell 1 goes on after its closing quote.")]
    [InlineData("", "points.csv is empty")]
    [InlineData("\n \n", "points.csv is empty")]
    [InlineData("x,y\n", "points.csv has column names and no examples")]
    [InlineData("x,y,x\n1,2,3\n", "points.csv: columns 1 and 3 are both called \"x\". Give each column a name of its own.")]
    [InlineData("\"a\",x, a \n1,2,3\n", "points.csv: columns 1 and 3 are both called \"a\".")]
    public void A_mistake_is_said_where_it_is(string text, string message) =>
        Cultures.Each(() => Assert.Contains(message, DataText.Problem(text)));

    [Theory]
    [InlineData("x,y\n1,2\n", "z", "there is no column \"z\" for the labels. Its columns are \"x\", \"y\"")]
    [InlineData("1,2\n3,4\n", "3", "The file has no header; give a number from 1 to 2")]
    [InlineData("1,2\n3,4\n", "0", "there is no column \"0\"")]
    [InlineData("x,x\n1,2\n", "x", "2 columns are called \"x\"")]
    [InlineData("x,y\n1,\n", "y", "line 2, column 2 (\"y\"): the label is missing.")]
    [InlineData("x\n1\n", "x", "one column, and it holds the labels")]
    public void A_wrong_label_column_is_said(string text, string column, string message) =>
        Assert.Contains(message, DataText.Problem(text, new(LabelColumn: column)));

    [Fact]
    public void A_message_stays_short_and_on_one_line()
    {
        var message = DataText.Problem("1,2\n3,\"" + new string('a', 5000) + "\u0007\n\"\n");

        Assert.Contains("aaaa…", message);
        Assert.True(message.Length < 250, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void What_is_no_text_is_said() =>
        Assert.Contains("not UTF-8 text", DataText.Problem([(byte)'1', (byte)',', 0xff, 0xfe, (byte)'\n']));

    [Fact]
    [Trait("Category", "Slow")]
    public void Any_bytes_are_read_or_said()
    {
        var key = Key.FromSeed(7);
        const string letters = "0123456789.,;\t\"\r\n -+eENaxy\0é";
        for (uint i = 0; i < 3000; i++)
        {
            var words = Permutation.Of(key.Child(i), 60);
            var text = string.Concat(words.Take(1 + (int)(i % 40)).Select(word => letters[word % letters.Length]));
            Damage.ReadOrSaid(Encoding.UTF8.GetBytes(text), "points.csv");
        }
    }

    [Fact]
    public void A_truncated_packed_file_is_never_taken_for_a_shorter_table()
    {
        var whole = IdxBytes.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},{i * i}\n"))));
        for (var length = 0; length < whole.Length; length++)
        {
            var table = Damage.ReadOrSaid(whole[..length], "points.csv.gz");
            Assert.True(table is null || table.Count == 50, $"{length} of {whole.Length} bytes: {table}");
        }
    }
}
