using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Words such as none: missing in columns of numbers and dates, and levels in categories, for inference and for every reader alike.</summary>
public sealed class MissingWordTests
{
    private static readonly string[] Marks = ["none", "None", "NIL", "NA", "?", "", "missing"];

    private static readonly string[][] Pools =
    [
        ["1.5", "2", "-3"],
        [.. Enumerable.Range(0, 90).Select(i => $"{(i * 37 % 97) - 20}.5")],
        ["2024-02-27", "2024-02-28"],
        [.. Enumerable.Range(1, 28).Select(i => $"2024-02-{i:D2}")],
        ["mild", "severe", "mild"],
        [.. Enumerable.Range(0, 30).Select(i => $"level {i % 17}")],
        ["yes", "no"],
        ["ok"],
        ["7"],
        ["0", "1"],
        ["0", "1", "2", "3+"],
        [.. Enumerable.Range(0, 40).Select(i => $"name {i}")],
    ];

    // Whatever inference takes a file as, the file can be read as that, and its gaps are those that were told.
    [Fact]
    public void A_file_is_read_as_it_was_inferred()
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (ulong seed = 1; seed <= 400; seed++)
        {
            var draws = new Draws(Key.FromSeed(seed));
            var (pool, share, rows) = (Pools[draws.Below(Pools.Length)], draws.Below(4), 30 + draws.Below(90));
            var cells = Enumerable
                .Range(0, rows)
                .Select(_ => draws.Below(10) < share ? Marks[draws.Below(Marks.Length)] : pool[draws.Below(pool.Length)]);
            var texts = TableText.Column([.. cells]);
            if (Inferred(texts, Options(draws)) is not { } inferred)
            {
                continue;
            }

            var kind = inferred.Columns[0].Column?.GetType().Name ?? "left out";
            taken[kind] = taken.GetValueOrDefault(kind) + 1;
            var examples = TableFiles.Of(texts, inferred.Form);
            var place = inferred.Form.Table.Layout.Places.FirstOrDefault(place => place.Column.Name == "x");
            var missing = place is null ? texts.Missing(0) : Enumerable.Range(0, rows).Count(row => !place.IsObserved(examples[row]));
            Assert.True(inferred.Columns[0].Missing == missing, $"seed {seed}: {inferred.Columns[0]}, but {missing} cells are missing");
            // The form of the file is found again for the columns that were inferred.
            Assert.Equal(
                inferred.Form.Columns,
                TableForm.In(inferred.Form.Table, texts).Columns.Select((form, i) => Known(form, inferred, i))
            );
        }

        Assert.All(
            (string[])[nameof(NumberColumn), nameof(CountColumn), nameof(CategoryColumn), nameof(YesNoColumn), "left out"],
            kind => Assert.True(taken.GetValueOrDefault(kind) >= 5, $"{kind}: {taken.GetValueOrDefault(kind)}")
        );
    }

    [Fact]
    public void A_rare_none_is_the_other_level_and_a_none_among_dates_is_missing()
    {
        var garage = TableText.Column(Enumerable.Range(0, 60).Select(i => i == 8 ? "none" : $"kind {i % 3}"));
        var inferred = TableInference.Of(garage, new() { Kept = new Dictionary<string, int> { ["x"] = 2 } });
        Assert.Equal(new CategoryColumn("x", ["kind 0", "kind 1", "other"], Other: "other"), inferred.Columns[0].Column);
        Assert.Equal(1, TableFiles.Of(garage, inferred.Form)[8].Span[2]);

        var dates = TableText.Inferred(
            Enumerable.Range(0, 60).Select(i => i % 20 == 7 ? "None" : $"2024-{1 + (i % 12):D2}-{1 + (i % 28):D2}")
        );
        Assert.Equal((new NumberColumn("x", MayBeMissing: true), 3), (dates.Column, dates.Missing));

        // Numbers that are taken as levels have it as one too, behind them.
        var classes = TableText.Inferred(Enumerable.Range(0, 60).Select(i => i % 9 == 0 ? "none" : $"{8 + (i % 3)}"));
        Assert.Equal((new CategoryColumn("x", ["8", "9", "10", "none", "other"], Other: "other"), 0), (classes.Column, classes.Missing));
    }

    [Fact]
    public void A_none_that_no_level_is_is_told_as_any_other_text()
    {
        var form = TableForm.Of(new([new CategoryColumn("x", ["a", "b"], MayBeMissing: true)]));
        Assert.StartsWith(
            "x: \"None\" is none of its levels, a, b.",
            Assert.Throws<FormatException>(() => form.Cells(["None"])).Message,
            StringComparison.Ordinal
        );
        Assert.Null(form.Cells(["NA"])[0]);
    }

    // Decimals are those of all rows, and categories have no form.
    private static ColumnForm Known(ColumnForm form, InferredTable inferred, int i) =>
        inferred.Form.Table.Columns[i] is CountColumn ? form with { Decimals = 0 } : form;

    private static InferenceOptions Options(Draws draws) =>
        draws.Below(6) switch
        {
            0 => new() { Kept = new Dictionary<string, int> { ["x"] = 1 + draws.Below(3) } },
            1 => As(ColumnKind.Category),
            2 => As(ColumnKind.Number),
            3 => As(ColumnKind.Count),
            _ => new(),
        };

    private static InferenceOptions As(ColumnKind kind) => new(Kinds: new Dictionary<string, ColumnKind> { ["x"] = kind });

    private static InferredTable? Inferred(TableTexts texts, InferenceOptions options)
    {
        try
        {
            return TableInference.Of(texts, options);
        }
        catch (InvalidDataSetException)
        {
            return null;
        }
    }

    private sealed class Draws(Key key)
    {
        private ulong number;

        public int Below(int count) => Permutation.Of(key.Child(number++), count)[0];
    }
}
