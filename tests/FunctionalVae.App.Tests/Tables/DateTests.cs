using System.Globalization;

namespace FunctionalVae.App.Tests;

/// <summary>Dates of files through the commands.</summary>
public sealed class DateTests : PeopleRun
{
    [Fact]
    public void Dates_are_drawn_filled_and_given_as_dates()
    {
        var start = new DateTime(2020, 1, 1);
        var data = Write(
            "joined.csv",
            [
                "joined,n",
                .. Enumerable.Range(0, 200).Select(i => $"{(i % 10 == 0 ? "" : $"{start.AddDays(i * 37 % 1000):yyyy-MM-dd}")},{i % 13}.5"),
            ]
        );
        var said = Fvae.Train("--table", data, "--hidden", "16", "--latent", "2", "--epochs", "30", "--out", Run).Succeeded().Output;
        Assert.Contains(
            "joined  date:standard    10.0 %   2020-02-01 to 2022-09-26, mean ",
            said.Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );

        Fvae.Run("sample", Run, "--count", "50", "--out", Folder.File("new.csv")).Succeeded();
        var drawn = CsvFile.Read(Folder.File("new.csv")).Texts("joined");
        Assert.All(
            drawn,
            text => Assert.True(DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        );
        Assert.All(drawn, text => Assert.InRange(int.Parse(text[..4], CultureInfo.InvariantCulture), 2010, 2035));
        Assert.True(drawn.Distinct().Count() > 30);

        Fvae.Run("impute", Run, "--data", data, "--values", "means", "--out", Folder.File("filled.csv")).Succeeded();
        var filled = CsvFile.Read(Folder.File("filled.csv")).Texts("joined");
        Assert.Equal("2020-02-07", filled[1]);
        Assert.Matches("^20[12][0-9]-[01][0-9]-[0-3][0-9]$", filled[0]);
        Fvae.Run("sample", Run, "--given", "joined=2021-05-06", "--count", "3", "--out", Folder.File("given.csv")).Succeeded();
        Assert.All(CsvFile.Read(Folder.File("given.csv")).Texts("joined"), text => Assert.Equal("2021-05-06", text));
        Assert.Equal(
            "error: --given \"joined=soon\": \"soon\" is not a date such as 2026-11-30.\n",
            Fvae.Run("sample", Run, "--given", "joined=soon", "--out", Folder.File("given.csv")).Error
        );
    }
}
