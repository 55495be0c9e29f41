using System.Text.Json;
using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Dates in files: numbers of days, written as dates again.</summary>
public sealed class DateColumnTests
{
    private static readonly DateTime First = new(2024, 2, 27);

    [Fact]
    public void Dates_are_numbers_of_days_since_the_year_1()
    {
        var column = TableText.Inferred(Enumerable.Range(0, 60).Select(i => Day(i * 13 % 60)));
        Assert.Equal(new NumberColumn("x"), column.Column);
        Assert.Equal("yyyy-MM-dd", column.Form.Date);
        Assert.Equal("2024-02-27 to 2024-04-26, mean 2024-03-28", column.Why);
        var form = TableInference.Of(TableText.Column(Enumerable.Range(0, 60).Select(Day))).Form;
        // As Table.Of takes a DateOnly.
        Assert.Equal(new DateOnly(2024, 2, 29).DayNumber, form.Cells(["2024-02-29", "0.5"])[0]);
        Assert.Equal("2024-02-29", form.Texts(form.Cells(["2024-02-29", "0.5"]))[0]);
        // A day has no parts.
        Assert.Equal("2024-03-01", form.Texts([new DateOnly(2024, 3, 1).DayNumber + 0.4, 1])[0]);
        Assert.Equal("2024-03-02", form.Texts([new DateOnly(2024, 3, 1).DayNumber + 0.6, 1])[0]);
    }

    [Theory]
    [InlineData("2024-02-29 23:59", "yyyy-MM-dd' 'HH:mm")]
    [InlineData("2024-02-29T00:00", "yyyy-MM-dd'T'HH:mm")]
    [InlineData("2024-02-29 12:00:00", "yyyy-MM-dd' 'HH:mm:ss")]
    [InlineData("2024-02-29T12:34:56", "yyyy-MM-dd'T'HH:mm:ss")]
    [InlineData("2024-02-29T12:34:56Z", "yyyy-MM-dd'T'HH:mm:ss'Z'")]
    [InlineData("2024-02-29 12:34:56.789", "yyyy-MM-dd' 'HH:mm:ss.fff")]
    [InlineData("0001-01-01 00:00", "yyyy-MM-dd' 'HH:mm")]
    public void Times_come_back_as_they_were_written(string text, string form)
    {
        var inferred = TableInference.Of(TableText.Column(Enumerable.Range(0, 40).Select(i => i == 3 ? text : Day(i)))).Form;
        Assert.Equal(form, inferred.Columns[0].Date);
        Assert.Equal(text, inferred.Texts(inferred.Cells([text, "0.5"]))[0]);
        // The same of every minute, which no double of days has exactly.
        foreach (var minutes in Enumerable.Range(0, 1440))
        {
            var written = First.AddMinutes(minutes).ToString(form, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(written, inferred.Texts(inferred.Cells([written, "0.5"]))[0]);
        }
    }

    [Fact]
    public void A_moment_between_two_that_the_form_can_tell_apart_is_the_nearer_one()
    {
        var form = TableInference.Of(TableText.Column(Enumerable.Range(0, 40).Select(i => $"{Day(i)} 12:00"))).Form;
        var noon = new DateOnly(2024, 3, 1).DayNumber + 0.5;
        Assert.Equal("2024-03-01 12:00", form.Texts([noon - 0.0003, 1])[0]);
        Assert.Equal("2024-03-01 11:59", form.Texts([noon - 0.0004, 1])[0]);
    }

    [Fact]
    public void Gaps_points_and_few_days_are_as_of_numbers()
    {
        var gaps = TableText.Inferred(Enumerable.Range(0, 60).Select(i => i % 9 == 0 ? "NA" : Day(i)));
        Assert.Equal((new NumberColumn("x", MayBeMissing: true), 7), (gaps.Column, gaps.Missing));
        var points = TableText.Inferred(Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? "1900-01-01" : Day(i)));
        Assert.Equal(new NumberColumn("x", [new DateOnly(1900, 1, 1).DayNumber]), points.Column);
        Assert.EndsWith("a point: 1900-01-01 (33.3 %)", points.Why.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(
            new CategoryColumn("x", ["2024-02-27", "2024-02-28", "2024-02-29", "other"], Other: "other"),
            TableText.Inferred(Enumerable.Range(0, 60).Select(i => Day(i % 3))).Column
        );
        Assert.Equal("is 2024-02-27 in every row that has a value", TableText.Inferred(Enumerable.Repeat(Day(0), 60)).Why);
        // Dates of days that follow one another do not number the rows.
        Assert.NotNull(TableText.Inferred(Enumerable.Range(0, 60).Select(Day)).Column);
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("29.02.2024")]
    [InlineData("2024-2-9")]
    [InlineData("2024-02-29 25:00")]
    [InlineData("738000")]
    public void What_is_no_date_is_told(string text)
    {
        var form = TableInference.Of(TableText.Column(Enumerable.Range(0, 60).Select(Day))).Form;
        Assert.Equal(
            $"x: \"{text}\" is not a date such as 2026-11-30. Correct it, or leave the cell empty where the column may be missing.",
            Assert.Throws<FormatException>(() => form.Cells([text, "0.5"])).Message
        );
    }

    [Fact]
    public void The_form_is_in_the_record_of_a_table_and_that_of_a_file_is_found_for_a_declared_column()
    {
        var texts = TableText.Column(Enumerable.Range(0, 60).Select(Day));
        var form = TableInference.Of(texts).Form;
        Assert.Equal("yyyy-MM-dd", TableForm.In(form.Table, texts).Columns[0].Date);
        var record = new TableRecord("M", "hash", form, TableFit.Of(form.Table, TableFiles.Of(texts, form)), null);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            TableRecordJson.Write(json, record);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(record, TableRecordJson.Read(document.RootElement));
        var other = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Replace("yyyy-MM-dd", "dd.MM.yyyy", StringComparison.Ordinal);
        using var wrong = JsonDocument.Parse(other);
        Assert.Contains(
            "a form of dates such as yyyy-MM-dd",
            Assert.Throws<FormatException>(() => TableRecordJson.Read(wrong.RootElement)).Message,
            StringComparison.Ordinal
        );
    }

    private static string Day(int i) => First.AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
