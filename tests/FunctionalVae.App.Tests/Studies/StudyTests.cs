namespace FunctionalVae.App.Tests;

/// <summary><c>study aggregate-posterior</c>.</summary>
public sealed class StudyTests : IDisposable
{
    private static readonly string[] Small =
    [
        "study",
        "aggregate-posterior",
        "--latent",
        "1..2",
        "--layers",
        "1",
        "--units",
        "8",
        "--seeds",
        "2",
        "--epochs",
        "1",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_says_what_was_found_and_writes_a_page_a_picture_and_all_models()
    {
        var page = folder.File("study.md");
        var outcome = Fvae.Run([.. Small, "--out", page]).Succeeded();
        Assert.Contains(
            "trains 4 models on 1437 images of digits, and holds the aggregate posteriors of 360 others to N(0, I)",
            outcome.Output
        );
        Assert.Matches(@"\n\| 2 \| 1 \| -\d+\.\d\d ± \d+\.\d\d \|", outcome.Output);
        Assert.Contains("| 2 dimensions beside 1, 1 layer |", outcome.Output);
        Assert.Contains("4 of 4: ", outcome.Error);
        var text = File.ReadAllText(page);
        Assert.Contains($"    fvae {string.Join(' ', Small)} --out {page}\n", text);
        Assert.Contains("](study.png)", text);
        Assert.True(File.Exists(folder.File("study.png")));
        var models = CsvFile.Read(folder.File("study.csv"));
        Assert.Equal(
            ["latent", "layers", "seed", "elbo", "active", "distance", "distance_by_chance", "divergence", "divergence_by_chance"],
            models.Header
        );
        Assert.Equal(4, models.Rows.Length);
    }

    [Fact]
    public void The_same_words_give_the_same_line_for_programs()
    {
        var line = Fvae.Run([.. Small, "--json", "--threads", "1"]).Succeeded();
        Assert.Equal(1, line.Output.Count(letter => letter == '\n'));
        Assert.Equal(line.Output, Fvae.Run([.. Small, "--json", "--threads", "2"]).Succeeded().Output);
        Assert.Equal(4, line.LastLine.GetProperty("models").GetArrayLength());
        Assert.Equal(3, line.LastLine.GetProperty("contrasts").GetArrayLength());
        Assert.Equal(2, line.LastLine.GetProperty("sizes").GetArrayLength());
        Assert.Equal(360, line.LastLine.GetProperty("test").GetInt32());
    }

    [Fact]
    public void What_is_not_images_is_refused()
    {
        var rows = folder.File("rows.csv");
        File.WriteAllText(rows, string.Concat(Enumerable.Repeat("0.1,0.2\n", 50)));
        ErrorTests.AssertProblem(Fvae.Run([.. Small, "--data", rows]), "holds rows of 2 values, and this study is of images");
        ErrorTests.AssertProblem(Fvae.Run([.. Small, "--data", folder.File("nothing")]), "nothing");
    }

    [Theory]
    [InlineData("--layers", "2,2", "names a number twice")]
    [InlineData("--layers", "0", "is not a list of numbers from 1 to 20")]
    [InlineData("--layers", "two", "is not a list of numbers from 1 to 20")]
    [InlineData("--latent", "3..4", "fewer than two sizes")]
    [InlineData("--seeds", "1", "--seeds")]
    [InlineData("--out", "study.html", "ends in .md")]
    public void Words_that_make_no_sense_are_refused(string option, string word, string problem) =>
        ErrorTests.AssertProblem(Fvae.Run("study", "aggregate-posterior", option, word), problem);

    [Fact]
    public void A_file_of_another_is_not_replaced_and_few_images_are_refused_before_any_training()
    {
        File.WriteAllText(folder.File("mine.csv"), "1,2\n");
        ErrorTests.AssertProblem(Fvae.Run([.. Small, "--out", folder.File("mine.md")]), "and there is such a file");
        Assert.Equal("1,2\n", File.ReadAllText(folder.File("mine.csv")));
        var images = folder.File("few.npy");
        FunctionalVae.Data.NpyWriter.Write(images, new float[8 * 16], [8, 4, 4]);
        var outcome = Fvae.Run([.. Small, "--data", images]);
        ErrorTests.AssertProblem(outcome, "images are held out, and nothing can be told of fewer than 8");
        Assert.DoesNotContain("trains", outcome.Output);
    }

    [Fact]
    public void A_hint_names_the_whole_command_and_a_wrong_study_the_right_one()
    {
        ErrorTests.AssertProblem(Fvae.Run("study", "aggregate-posterior", "--nothing"), " study aggregate-posterior --help'.");
        ErrorTests.AssertProblem(Fvae.Run("study", "aggregate"), "There is no study aggregate.");
    }

    [Fact]
    public void Without_the_name_of_a_study_the_tool_asks_for_it() => ErrorTests.AssertProblem(Fvae.Run("study"), "aggregate-posterior");
}
