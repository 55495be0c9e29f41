using FunctionalVae.Checkpoints;
using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>The level of a category that every text is which is none of the others.</summary>
public sealed class OtherLevelTests
{
    [Fact]
    public void The_most_frequent_levels_are_kept_and_all_else_is_one_more()
    {
        var column = Kept(
            2,
            i =>
                i % 2 == 0 ? "b"
                : i % 3 == 0 ? "a"
                : $"rare {i}"
        );
        Assert.Equal(new CategoryColumn("x", ["a", "b", "other"], Other: "other"), column.Column);
        Assert.Equal(
            "22 levels, the 2 most frequent are kept: b (50.0 %), a (16.7 %); all else is other (33.3 %)",
            column.Why.Replace('\u00a0', ' ')
        );
        // Of levels with as many rows those that come first.
        Assert.Equal(new CategoryColumn("x", ["a", "b", "other"], Other: "other"), Kept(2, i => ((string[])["c", "b", "a"])[i % 3]).Column);
        // What no row of the file has may come.
        Assert.Equal(new CategoryColumn("x", ["a", "b", "other"], Other: "other"), Kept(9, i => i % 2 == 0 ? "a" : "b").Column);
    }

    [Fact]
    public void The_name_of_the_level_is_no_level_of_the_file() =>
        Assert.Equal(
            new CategoryColumn("x", ["(other)", "a", "other", "((other))"], Other: "((other))"),
            Kept(3, i => ((string[])["a", "other", "(other)"])[i % 3]).Column
        );

    [Fact]
    public void A_column_of_many_levels_keeps_fifty_where_these_are_most_rows()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => i % 4 == 3 ? $"rare {i}" : $"level {i % 60:D2}");
        var column = Assert.IsType<CategoryColumn>(TableText.Inferred(rows).Column);
        Assert.Equal((51, "other"), (column.Levels.Count, column.Other));
        // Of every level as many rows are too many levels; fewer rows are too few.
        Assert.Null(TableText.Inferred(Enumerable.Range(0, 2000).Select(i => $"level {i % 120}")).Column);
        Assert.Null(TableText.Inferred(Enumerable.Range(0, 300).Select(i => $"level {i % 60}")).Column);
        // Whoever asks for a category has all levels.
        var all = TableInference.Of(
            TableText.Column(Enumerable.Range(0, 300).Select(i => $"level {i % 60}")),
            new(Kinds: new Dictionary<string, ColumnKind> { ["x"] = ColumnKind.Category })
        );
        Assert.Equal((60, null), (((CategoryColumn)all.Columns[0].Column!).Levels.Count, ((CategoryColumn)all.Columns[0].Column!).Other));
    }

    [Fact]
    public void An_unknown_text_is_the_other_level_where_there_is_one_and_else_an_error()
    {
        var form = TableForm.Of(new([new CategoryColumn("x", ["a", "other", "b"], true, "other"), new NumberColumn("y")]));
        Assert.Equal([0, 1, 2, 1], ((string[])["a", "other", "b", "Atlantis"]).Select(text => form.Cells([text, "1"])[0]!.Value));
        // A gap is none of them.
        Assert.Null(form.Cells(["?", "1"])[0]);
        Assert.Equal("other", form.Texts([1, 1])[0]);
        var without = TableForm.Of(new([new CategoryColumn("x", ["a", "b"])]));
        Assert.StartsWith(
            "x: \"Atlantis\" is none of its levels, a, b. Correct it, leave the row out, or train with rows that have it, or with another level for all that are rare",
            Assert.Throws<FormatException>(() => without.Cells(["Atlantis"])).Message,
            StringComparison.Ordinal
        );
    }

    // Whatever numbers a file has, rows to come may have any other: nothing that is a number stops a file.
    [Fact]
    public void Every_number_can_be_read_where_a_file_has_numbers()
    {
        Func<int, string>[] files =
        [
            i => $"{4 + (2 * (i % 3))}",
            i => i % 3 == 0 ? "none" : $"{i % 5}.5",
            i => $"{i * 7 % 60}.25",
            i => i % 11 == 0 ? $"{i}" : $"{7 + (i % 2)}",
            i => $"2024-02-{10 + (i % 3)}",
        ];
        foreach (var file in files)
        {
            var texts = TableText.Column(Enumerable.Range(0, 120).Select(file));
            var inferred = TableInference.Of(texts, new(Hidden: 0.1));
            var isDate = file(0)[0] == '2' && file(0).Length == 10;
            foreach (var text in isDate ? (string[])["2024-03-05", "1999-12-31"] : ["5", "-3", "8.75", "1e6"])
            {
                Assert.NotNull(inferred.Form.Cells([text, "0.5"])[0]);
            }
        }

        var few = TableText.Inferred(Enumerable.Range(0, 60).Select(i => $"{4 + (2 * (i % 3))}"));
        Assert.Equal("3 levels: 4 (33.3 %), 6 (33.3 %), 8 (33.3 %); what else may come is other", few.Why.Replace('\u00a0', ' '));
        var form = TableForm.Of(new([few.Column!]));
        Assert.Equal([0, 0, 1, 3, 3], ((string[])["4", "4.0", "6.00", "5", "four"]).Select(text => form.Cells([text])[0]!.Value));
        // Among texts 3.10 is another than 3.1.
        var versions = TableForm.Of(new([new CategoryColumn("x", ["3.1", "old", "other"], Other: "other")]));
        Assert.Equal(2, versions.Cells(["3.10"])[0]);
    }

    [Fact]
    public void The_level_is_told_in_the_specification_and_checked_by_its_rules()
    {
        var column = new CategoryColumn("x", ["a", "rest"], Other: "rest");
        Assert.Equal("new CategoryColumn(Name: \"x\", Levels: [\"a\", \"rest\"], Other: \"rest\")", column.ToString());
        Assert.Equal(
            "new CategoryColumn(Name: \"x\", Levels: [\"a\", \"b\"], MayBeMissing: true)",
            new CategoryColumn("x", ["a", "b"], true).ToString()
        );
        var spec = new TableArchitecture(2, [4]).Of(new([column with { Other = "none" }]));
        var problem = Assert.Single(SpecRules.Check(spec));
        Assert.Equal("FVAE2009", problem.Code);
        Assert.Equal("Input.Columns[0].Other", problem.Path);
        Assert.Contains("is \"none\", which is none of the levels; state it among them too", problem.Message, StringComparison.Ordinal);
        Assert.Empty(SpecRules.Check(new TableArchitecture(2, [4]).Of(new([column]))));
    }

    private static InferredColumn Kept(int count, Func<int, string> cell) =>
        TableInference
            .Of(TableText.Column(Enumerable.Range(0, 60).Select(cell)), new() { Kept = new Dictionary<string, int> { ["x"] = count } })
            .Columns[0];
}
