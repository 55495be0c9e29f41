namespace FunctionalVae.App.Tests;

/// <summary>Cells that are not what their column is: told by line and cell, with <c>--column</c> and without.</summary>
public sealed class WrongCellTests : PeopleRun
{
    private const string OfTexts = " Where the column is of texts, pass --column \"a=category\" (in code InferenceOptions.Kinds).";
    private const string NotANumber = "\"12 kg\" is not a number. Separate values by a comma, a semicolon or a tab." + OfTexts;
    private const string NotADate =
        "\"2020-02-30\" is not a date such as 2026-11-30. Correct it, or leave the cell empty where the column may be missing." + OfTexts;

    [Theory]
    [InlineData(null, "12 kg", NotANumber)]
    [InlineData("a=number", "12 kg", NotANumber)]
    [InlineData("a=number:log", "12 kg", NotANumber)]
    [InlineData("a=count", "12 kg", NotANumber)]
    [InlineData(
        "a=count",
        "-1",
        "\"-1\" is not a count, a whole number from 0 to 16777216. Correct it, or train with a column of numbers."
    )]
    [InlineData(
        "a=number:log",
        "0",
        "0 has no logarithm, by which the column is scaled. Correct it, state it as a point, or scale the column by quantiles."
    )]
    public void A_cell_among_numbers_is_told_by_its_line(string? column, string cell, string problem) =>
        Refused(i => i == 41 ? cell : $"{i + 1}", column, $"cells.csv, line 43, column 1 (\"a\"): {problem}");

    [Theory]
    [InlineData("2020-02-30", NotADate)]
    [InlineData("01.02.2020", "\"01.02.2020\" looks like a date. Write it as 2026-11-30, with a time as 2026-11-30 09:30." + OfTexts)]
    public void A_cell_among_dates_is_told_by_its_line(string cell, string problem)
    {
        Refused(i => i == 41 ? cell : Day(i), null, $"cells.csv, line 43, column 1 (\"a\"): {problem}");
        Refused(i => i == 41 ? cell : Day(i), "a=number", $"cells.csv, line 43, column 1 (\"a\"): {problem}");
    }

    [Theory]
    [InlineData("dd.MM.yyyy")]
    [InlineData("MM/dd/yyyy")]
    [InlineData("M/d/yyyy")]
    [InlineData("yyyy/MM/dd")]
    [InlineData("yyyy-MM-dd HH:mm:ss+01:00")]
    public void Dates_in_another_form_are_told(string form)
    {
        var first = new DateTime(2020, 1, 1).ToString(form, System.Globalization.CultureInfo.InvariantCulture);
        Refused(
            i => new DateTime(2020, 1, 1).AddDays(i).ToString(form, System.Globalization.CultureInfo.InvariantCulture),
            null,
            $"cells.csv, line 2, column 1 (\"a\"): \"{first}\" looks like a date. Write it as 2026-11-30, with a time as 2026-11-30 09:30.{OfTexts}"
        );
    }

    [Fact]
    public void Fewer_dates_than_half_and_few_levels_are_texts()
    {
        Assert.Contains("it has another text in every row", Told(i => i < 49 ? Day(i) : $"later {i}"), StringComparison.Ordinal);
        Refused(
            i => i < 50 ? Day(i) : $"later {i}",
            null,
            $"cells.csv, line 52, column 1 (\"a\"): \"later 50\" is not a date such as 2026-11-30. Correct it, or leave the cell empty where the column may be missing.{OfTexts}"
        );
        Assert.Contains("3 levels: ", Told(i => i % 3 == 0 ? "later" : $"0{i % 3}.02.2020"), StringComparison.Ordinal);
        // Versions are not dates.
        Assert.Contains("it has another text in every row", Told(i => $"1.{i}.25"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number", "numbers")]
    [InlineData("count", "counts")]
    [InlineData("category", "a category")]
    public void A_column_without_values_has_none(string kind, string taken) =>
        Refused(
            _ => "",
            $"a={kind}",
            $"cells.csv, column 1 (\"a\") was to be taken as {taken}, and it has no values. Without that it is left out."
        );

    private static string Day(int i) =>
        new DateTime(2020, 1, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Cells(Func<int, string> cell) =>
        Write("cells.csv", ["a,b", .. Enumerable.Range(0, 100).Select(i => $"{cell(i)},{i}.5")]);

    private string Told(Func<int, string> cell)
    {
        File.Delete(Folder.File("M.cs"));
        return Fvae.Run("train", "--table", Cells(cell), "--emit", Folder.File("M.cs")).Succeeded().Output;
    }

    private void Refused(Func<int, string> cell, string? column, string problem)
    {
        var outcome = Fvae.Run(["train", "--table", Cells(cell), .. column is null ? (string[])[] : ["--column", column]]);
        Assert.Equal(2, outcome.Code);
        Assert.Equal($"error: {problem}\n", Cut(outcome.Error));
    }
}
