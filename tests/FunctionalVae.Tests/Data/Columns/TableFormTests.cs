using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Cells as the texts of a file, and back.</summary>
public sealed class TableFormTests
{
    private static readonly Table Mixed = TableFitTests.Mixed;

    [Fact]
    public void A_drawn_number_is_not_rounded_to_one_that_its_column_cannot_have()
    {
        var form = new TableForm(new([new NumberColumn("x", Scaling: new LogScaling())]), [new(Decimals: 2)]);
        Assert.Equal("0.01", form.Texts([0.0001])[0]);
        Assert.Equal("0.02", form.Texts([0.0151])[0]);
        Assert.Equal(0.01, form.Cells(form.Texts([1e-9]))[0]);
    }

    [Fact]
    public void Texts_have_the_decimals_and_words_of_the_file()
    {
        var form = new TableForm(Mixed, [new(Decimals: 1), new(), new(), new(No: "F", Yes: "T"), new(Decimals: 0)]);
        Assert.Equal(["12.3", "Rome", "4", "T", "180"], form.Texts([12.34567, 1, 4, 1, 179.6]));
        Assert.Equal(["", "", "0", "F", "0"], form.Texts([null, null, 0, 0, -0.2]));
        Assert.Equal("1.16314", form.Texts([1, 1, 1.1631439, 1, 1])[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => form.Texts([1, 3, 1, 1, 1]));
        Assert.Equal([12.5, 2, 4, 1, 179.6], form.Cells(["12.5", " Lima", "4", "t", "179.6"]));
        Assert.Equal([null, null, 4, null, 1], form.Cells(["?", "NA", "4", "", "1"]));
        Assert.Equal(
            "smoker: \"no\" is neither \"F\" nor \"T\". Write one of these.",
            Assert.Throws<FormatException>(() => form.Cells(["1", "Rome", "4", "no", "1"])).Message
        );
    }

    [Fact]
    public void Texts_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("fi-FI");
            Assert.Equal(["-12.5", "Rome", "4", "yes", "1"], TableForm.Of(Mixed).Texts([-12.5, 1, 4, 1, 1]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
