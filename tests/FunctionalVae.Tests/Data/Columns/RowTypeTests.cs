using System.Globalization;
using System.Numerics;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>What is drawn for a property of a row type can be read again, whatever type it has and however its numbers are scaled.</summary>
public sealed class RowTypeTests
{
    public static TheoryData<string> Words => [.. NumberScaling.All.Select(scaling => scaling.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void Rows_that_were_drawn_are_rows_again(string word)
    {
        // As generated code goes between rows and cells.
        Number<double>(word, RowValues.Number<double>);
        Number<float>(word, RowValues.Number<float>);
        Number<decimal>(word, RowValues.Number<decimal>);
        Number<sbyte>(word, RowValues.Whole<sbyte>);
        Number<short>(word, RowValues.Whole<short>);
        Number<int>(word, RowValues.Whole<int>);
        Number<long>(word, RowValues.Whole<long>);
        Drawn(word, "DateOnly", RowValues.Date, day => day.DayNumber);
        Drawn(word, "DateTime", RowValues.Time, RowValues.Days);
    }

    [Fact]
    public void A_whole_number_with_logarithms_is_drawn_as_the_nearest_that_has_one()
    {
        var codec = Codec("log", RowValues.Whole<int>, value => value);
        var fit = new TableFit(TableOf("log"), [new LogScale(new(0, 1))]);
        float[] scaled = [-700, -3, -0.71f, -0.6f, 0.3f, 1.1f];
        Assert.Equal([1, 1, 1, 1, 1, 3], codec.Rows(fit, scaled));
        // A point may be what a number is rounded to.
        var table = new Table([new NumberColumn("x", [0], Scaling: new LogScaling())]);
        var points = new RowCodec<int>(table, row => [row], cells => RowValues.Whole<int>(cells[0]!.Value));
        Assert.Equal([0, 0], points.Rows(new(table, [new LogScale(new(0, 1))]), new float[] { 1, 0, 0, 0, 1, -3 }));
    }

    private static void Number<T>(string word, Func<double, T> made)
        where T : INumber<T> => Drawn(word, typeof(T).Name, made, double.CreateSaturating);

    private static void Drawn<T>(string word, string name, Func<double, T> made, Func<T, double> cell)
    {
        var codec = Codec(word, made, cell);
        foreach (var size in (double[])[1e-30, 1e-3, 1, 50, 1e6, 1e30, 3e38])
        {
            double[] numbers =
            [
                .. Enumerable.Range(1, 30).Select(i => cell(made(size * i * i / 900))).Where(number => word != "log" || number > 0),
            ];
            if (numbers.Length == 0)
            {
                continue;
            }

            var fit = codec.Fit([.. numbers.Select(made)]);
            float[] scaled = [.. Enumerable.Range(-400, 801).Select(i => i / 20f)];
            var rows = codec.Rows(fit, scaled);
            Assert.Equal(scaled.Length, rows.Count);
            var problem = Record.Exception(() => codec.Examples(fit, rows));
            Assert.True(
                problem is null,
                string.Create(CultureInfo.InvariantCulture, $"{name} of {word} numbers up to {size}: {problem?.Message}")
            );
        }
    }

    private static RowCodec<T> Codec<T>(string word, Func<double, T> made, Func<T, double> cell) =>
        new(TableOf(word), row => [cell(row)], cells => made(cells[0]!.Value));

    private static Table TableOf(string word) => new([new NumberColumn("x", Scaling: NumberScaling.Parse(word))]);
}
