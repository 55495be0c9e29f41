namespace FunctionalVae.App.Tests;

/// <summary>
/// <c>train --table … --emit</c>: the model as a program, and what is told of the columns, as docs/tables.md shows both. <c>FVAE_ACCEPT=1</c>
/// writes them there anew; a test that had to write is red.
/// </summary>
public sealed class TableProgramTests : PeopleRun
{
    private const string Ending = "```";
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "tables.md");

    // Generator.Tests compiles it.
    [Fact]
    public void The_program_is_the_one_of_the_page()
    {
        var said = Fvae.Run("train", "--table", Data, "--emit", Folder.File("People.cs")).Succeeded().Output;
        AssertShown("<!-- emitted -->\n```csharp\n", File.ReadAllText(Folder.File("People.cs")));
        Assert.EndsWith(
            "wrote People.cs, a program that declares PeopleVae: dotnet run People.cs -- train PeopleVae --data people.csv\n",
            Cut(said),
            StringComparison.Ordinal
        );
        Assert.Equal(2, Directory.GetFiles(Folder.Path).Length);
    }

    [Fact]
    public void What_is_told_of_the_columns_is_on_the_page()
    {
        var said = Cut(Fvae.Run("train", "--table", Data, "--emit", Folder.File("People.cs")).Succeeded().Output);
        AssertShown("<!-- inferred -->\n```\n", said[..said.IndexOf("wrote ", StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_declared_model_trains_on_a_file_and_its_runs_are_read_alike()
    {
        Train().Succeeded();
        var made = Checkpoints.Run.Load(Run).Table!;
        IVaeModel[] models = [Vae.ModelFrom(made.Spec!, "Declared")];
        Fvae.With(
                models,
                "train",
                "Declared",
                "--data",
                Data,
                "--epochs",
                "3",
                "--threads",
                "1",
                "--validation",
                "0.1",
                "--patience",
                "10",
                "--out",
                Folder.File("own")
            )
            .Succeeded();
        var own = Checkpoints.Run.Load(Folder.File("own")).Table!;
        Assert.Null(own.Architecture);
        Assert.Equal(made.Fit, own.Fit);
        Assert.Equal(made.Form.Columns, own.Form.Columns);
        Fvae.With(models, "sample", Folder.File("own"), "--count", "5", "--out", Folder.File("new.csv")).Succeeded();
        Assert.Contains(File.ReadAllLines(Folder.File("new.csv"))[1].Split(',')[4], (string[])["y", "n"]);
        Assert.StartsWith(
            "error: --scale: the numbers of Declared, a model of a table, are always scaled",
            Fvae.With(models, "train", "Declared", "--data", Data, "--scale", "standardise").Error,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "error: Declared takes 5 columns; the embedded digits are 8 × 8. Pass --data FILE with a table of 5 columns in each row.",
            Fvae.With(models, "train", "Declared").Error,
            StringComparison.Ordinal
        );
        var unknown = Fvae.Run("sample", Folder.File("own"), "--out", Folder.File("other.csv"));
        Assert.Contains("belongs to the model Declared, which is none of", unknown.Error, StringComparison.Ordinal);
    }

    private static void AssertShown(string opening, string text)
    {
        var page = File.ReadAllText(Page);
        var start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = page.IndexOf(Ending, start, StringComparison.Ordinal);
        var shown = page[start..end];
        if (Environment.GetEnvironmentVariable("FVAE_ACCEPT") == "1" && shown != text)
        {
            File.WriteAllText(Page, page[..start] + text + page[end..]);
        }

        Assert.Equal(shown, text);
    }
}
