using System.Globalization;
using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>train</c> tells of a column is a word that <c>--column</c> takes.</summary>
public sealed class ColumnWordsTests : IDisposable
{
    // Cells that every kind takes, each of some; x of one kind, and y beside it.
    private static readonly Dictionary<string, Func<int, string>> Cells = new()
    {
        ["numbers"] = i => $"{1 + (i * 37 % 83)}.5",
        ["few numbers"] = i => $"{7 + (i % 3)}",
        ["two numbers"] = i => $"{i % 2}",
        ["counts"] = i => $"{System.Numerics.BitOperations.TrailingZeroCount(i + 1)}",
        ["dates"] = i => new DateTime(2024, 2, 27).AddDays(i * i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["times"] = i => new DateTime(2024, 2, 27).AddMinutes(i * 1001 % 997).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ["words"] = i => $"level {i % 4}",
        ["many words"] = i => i % 3 == 0 ? $"rare {i}" : $"level {i % 50}",
        ["yes or no"] = i => i % 3 == 0 ? "yes" : "no",
        ["gaps"] = i => i % 5 == 0 ? "" : $"{i}",
        ["one"] = _ => "one",
    };

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => [.. Cells.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_told_makes_the_same_column(string name)
    {
        var texts = Texts(Cells[name]);
        Same(texts, TableInference.Of(texts).Columns[0]);
        foreach (var word in ColumnWords.All.Select(known => known.Word).Append($"{ColumnWords.Kept}2"))
        {
            InferredColumn column;
            try
            {
                column = Inferred(texts, word);
            }
            catch (Exception problem) when (problem is InvalidDataSetException or UserErrorException)
            {
                continue;
            }

            Same(texts, column);
        }
    }

    [Fact]
    public void Every_kind_is_told_of_some_cells()
    {
        var told = Cells.Values.Select(Texts).SelectMany(texts => Words().Select(word => Told(texts, word))).OfType<string>().ToHashSet();
        Assert.Superset(
            ColumnWords.All.Where(word => word.Scaling is not null || word.Kind != ColumnKind.Number).Select(word => word.Word).ToHashSet(),
            told
        );

        static IEnumerable<string> Words() => ColumnWords.All.Select(word => word.Word);

        string? Told(TableTexts texts, string word)
        {
            try
            {
                return ColumnWords.Of(Inferred(texts, word));
            }
            catch (Exception problem) when (problem is InvalidDataSetException or UserErrorException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void Numbers_are_no_dates()
    {
        var problem = Assert.Throws<UserErrorException>(() => Inferred(Texts(Cells["numbers"]), "date"));
        Assert.Equal(
            "--column: x was to be taken as dates, and its cells are numbers. Write dates as 2026-11-30, or take it as a number.",
            problem.Message
        );
    }

    private static void Same(TableTexts texts, InferredColumn column)
    {
        var word = ColumnWords.Of(column);
        var again = Inferred(texts, word);
        Assert.True((column.Column, column.Form) == (again.Column, again.Form), $"{word}: {column}, and then {again}");
    }

    private static InferredColumn Inferred(TableTexts texts, string word)
    {
        var asked = AskedColumns.Of([$"x={word}"]);
        var inferred = TableInference.Of(texts, asked.Options(null, null));
        asked.RequireDates(inferred);
        return inferred.Columns[0];
    }

    private TableTexts Texts(Func<int, string> cell)
    {
        File.WriteAllLines(folder.File("x.csv"), ["x,y", .. Enumerable.Range(0, 1000).Select(i => $"{cell(i)},{i % 7}.5")]);
        return TableTexts.Read(folder.File("x.csv"));
    }
}
