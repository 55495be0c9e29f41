namespace FunctionalVae.App.Tests;

/// <summary><c>--column "city=category:2"</c>: one level for all that are rare, and for those that come later.</summary>
public sealed class OtherLevelTests : PeopleRun
{
    [Fact]
    public void Levels_that_training_never_saw_are_the_other_level()
    {
        var said = Train("--column", "city=category:2").Succeeded().Output;
        Assert.Contains("3 levels, the 2 most frequent are kept: Lima", said.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var column = (CategoryColumn)Checkpoints.Run.Load(Run).Table!.Form.Table.Columns[1];
        Assert.Equal(["Lima", "Rome", "other"], column.Levels);
        Assert.Equal("other", column.Other);

        var later = Write("later.csv", ["age,city,visits,income,member", "30,Atlantis,1,0,y", "31,Oslo,2,0,n", "32,?,1,0,y"]);
        Fvae.Run("evaluate", Run, "--data", later).Succeeded();
        Fvae.Run("impute", Run, "--data", later, "--out", Folder.File("filled.csv")).Succeeded();
        var towns = CsvFile.Read(Folder.File("filled.csv")).Texts("city");
        Assert.Equal(["Atlantis", "Oslo"], towns[..2]);
        Assert.Contains(towns[2], (string[])["Lima", "Rome", "other"]);

        Fvae.Run("sample", Run, "--count", "300", "--out", Folder.File("new.csv")).Succeeded();
        var drawn = CsvFile.Read(Folder.File("new.csv")).Texts("city");
        Assert.Equal(["Lima", "Rome", "other"], drawn.Distinct().Order(StringComparer.Ordinal));
        Fvae.Run("sample", Run, "--given", "city=other", "--out", Folder.File("given.csv")).Succeeded();
        Assert.Equal(
            "error: --given \"city=Oslo\": \"Oslo\" is none of its levels, Lima, Rome, other.\n",
            Cut(Fvae.Run("sample", Run, "--given", "city=Oslo", "--out", Folder.File("given.csv")).Error)
        );

        Train().Succeeded();
        Assert.StartsWith(
            "error: later.csv, line 2, column 2 (\"city\"): \"Atlantis\" is none of its levels, Lima, Oslo, Rome.",
            Cut(Fvae.Run("evaluate", Run, "--data", later).Error),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_level_that_is_kept_is_told_as_one()
    {
        var said = Fvae.Run("train", "--table", Data, "--column", "city=category:1", "--emit", Folder.File("People.cs")).Succeeded();
        Assert.Contains("3 levels, the most frequent one is kept: Lima", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "city=category:0",
        "--column city=category:0: category:N keeps the N most frequent levels, with N a whole number from 1 to 65536, such as category:20.\n"
    )]
    [InlineData("city=category:x", "--column city=category:x: category:N keeps")]
    [InlineData("visits=count:3", "--column must be NAME=KIND")]
    public void A_number_of_levels_that_is_none_is_refused(string column, string problem) =>
        Assert.StartsWith($"error: {problem}", Fvae.Run("train", "--table", Data, "--column", column).Error, StringComparison.Ordinal);
}
