using FunctionalVae.Data;

namespace FunctionalVae.Tests.Data;

/// <summary>Labels and their numbers.</summary>
public sealed class LabelTests
{
    [Fact]
    public void Decimals_are_numbered_by_size_and_keep_their_spelling()
    {
        var table = Load("10.5", "1.5", "2.50", "1.5", "2.5");
        Assert.Equal(["1.5", "2.5", "10.5"], table.LabelNames!);
        Assert.Equal([2, 0, 1, 0, 1], table.Labels!);
        Assert.Equal("10.5", table.LabelText(0));
    }

    [Fact]
    public void Whole_numbers_are_themselves_and_spelled_as_in_the_file()
    {
        var table = Load("3.0", "-1", "3.0");
        Assert.Equal([3, -1, 3], table.Labels!);
        Assert.Null(table.LabelNames);
        Assert.Equal(("3.0", "-1"), (table.LabelText(0), table.LabelText(1)));
        Assert.Equal("3.0", table.Take([2], "part").LabelText(0));
    }

    [Fact]
    public void Leading_zeros_are_part_of_a_name()
    {
        var table = Load("007", "42", "0");
        Assert.Equal(["0", "007", "42"], table.LabelNames!);
        Assert.Equal("007", table.LabelText(0));
    }

    [Fact]
    public void Names_that_have_numbers_keep_them_and_new_ones_follow()
    {
        string[] known = ["cat", "dog", "emu"];
        var table = LoadWith(new(LabelColumn: "kind", LabelNames: known), "dog", "fox", "emu", "ape");
        Assert.Equal([1, 4, 2, 3], table.Labels!);
        Assert.Equal(["cat", "dog", "emu", "ape", "fox"], table.LabelNames!);
        Assert.Equal([1, 3], LoadWith(new(LabelColumn: "kind", LabelNames: known), "dog", "7").Labels!);
        Assert.Equal([1, 2], LoadWith(new(LabelColumn: "kind", LabelNames: ["1.5", "2.5"]), "2.50", "9").Labels!);
    }

    [Fact]
    public void Joined_files_have_one_numbering()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "x,kind\n1,dog\n");
        File.WriteAllText(folder.File("b.csv"), "x,kind\n2,cat\n3,fox\n");
        string[] paths = [folder.File("a.csv"), folder.File("b.csv")];
        Assert.Equal([1, 0, 2], DataFiles.Load(paths, new(LabelColumn: "kind")).Train.Labels!);
        Assert.Equal([0, 2, 1], DataFiles.Load(paths, new(LabelColumn: "kind", LabelNames: ["dog", "fox"])).Train.Labels!);
        File.WriteAllText(folder.File("a.csv"), "x,kind\n1,2\n");
        File.WriteAllText(folder.File("b.csv"), "x,kind\n2,1.5\n3,10\n");
        Assert.Equal(["1.5", "2", "10"], DataFiles.Load(paths, new(LabelColumn: "kind")).Train.LabelNames!);
    }

    private static ExampleTable Load(params string[] labels) => LoadWith(new(LabelColumn: "kind"), labels);

    private static ExampleTable LoadWith(DataOptions options, params string[] labels) =>
        DataText.Load("x,kind\n" + string.Join("\n", labels.Select((label, i) => $"{i},{label}")), options);
}
