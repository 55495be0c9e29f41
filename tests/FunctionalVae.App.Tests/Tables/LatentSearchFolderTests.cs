using FunctionalVae.Data;

namespace FunctionalVae.App.Tests;

/// <summary>A search among latent sizes and another run in one folder: neither takes what the other kept.</summary>
public sealed class LatentSearchFolderTests : PeopleRun
{
    [Theory]
    [InlineData()]
    [InlineData("--resume")]
    public void A_search_leaves_a_run_that_was_stopped(params string[] more)
    {
        Assert.Equal(130, Fvae.StopAt("epoch 1/3", ["train", .. Words("2"), "--out", Run]).Code);
        var files = Files();
        var checkpoint = Path.GetFileName(
            Assert.Single(files.Keys, file => Path.GetFileName(file).StartsWith("step-", StringComparison.Ordinal))
        );

        var outcome = Search("1..4", more);
        Refused(
            outcome,
            $"There is a run in run that was stopped before its end, with the checkpoint {checkpoint}, which a search would remove. Give the words of that run with --resume to go on from it,"
        );
        Assert.DoesNotContain("tries", outcome.Output, StringComparison.Ordinal);
        Same(files);
    }

    [Theory]
    [InlineData()]
    [InlineData("--checkpoint-every", "1")]
    public void A_search_that_is_resumed_does_not_replace_a_finished_run_of_one_size(params string[] more)
    {
        Fvae.Train([.. Words("8"), "--out", Run, .. more]).Succeeded();
        var files = Files();
        Refused(
            Search("1..4", "--resume"),
            "The run in run is not a search, and --resume would put one in its place. Leave --resume out to replace it, or pass --out with another folder."
        );
        Same(files);
        Search("1..4").Succeeded();
        Assert.NotNull(SizeSearch.Recorded(Run));
    }

    [Theory]
    [InlineData()]
    [InlineData("--resume")]
    public void A_run_of_one_size_leaves_a_search_that_was_stopped(params string[] more)
    {
        var files = Stopped();
        Refused(
            Fvae.Train([.. Words("2"), "--out", Run, .. more]),
            "There is a search in run that was stopped before its end, with checkpoints of the latent sizes 1. Give the words of that search with --resume to go on from them,"
        );
        Same(files);
    }

    [Fact]
    public void A_search_that_was_stopped_does_not_go_on_with_sizes_that_leave_out_what_it_tried()
    {
        var files = Stopped();
        Refused(
            Search("2..4", "--resume"),
            "The search in run that was stopped has checkpoints of the latent sizes 1, and here 2, 4 are to be tried. Give the words of that search,"
        );
        Same(files);
        Search("1..4", "--resume").Succeeded();
        Assert.Empty(SearchPlaces.Begun(Run));
    }

    [Fact]
    public void A_size_that_ends_at_a_value_that_is_not_finite_ends_no_search()
    {
        var texts = TableTexts.Read(Data, new());
        var made = TableModel.Of(texts, TableInference.Of(texts, new()), new(1, [16]), TablePurpose.Scores);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new AppHost(output, error, OutputIsTerminal: false, ErrorIsTerminal: false, CancellationToken.None);
        Assert.Equal(ExitCodes.Done, LatentSearch.Run([1, 2, 4], Request, new(Fvae.Models), host));
        var search = SizeSearch.Recorded(Run)!;
        Assert.Equal([1, 2, 4], search.Sizes.Select(size => size.Latent));
        Assert.Equal([true, false, true], search.Sizes.Select(size => size.IsFinite));
        Assert.NotEqual(2, search.Chosen);
        Assert.Contains("is not finite", search.Sizes[1].Problem, StringComparison.Ordinal);
        Assert.Contains($"training ended, and this size has no score: {search.Sizes[1].Problem}\n", $"{output}", StringComparison.Ordinal);
        Assert.Matches("(?m)^ +2 +not finite +0 +[0-9.]+$", $"{output}");

        TrainRequest Request(int size) =>
            new(
                made.With(size).Model,
                Backend.Managed,
                // So large a step that weights are lost in the first epoch.
                made.Usual with
                {
                    Epochs = 3,
                    BatchSize = 16,
                    Threads = 1,
                    LearningRate = size == 2 ? 1e30 : 0.01,
                },
                new([Data], "") { Form = made.Inferred.Form },
                ["train"],
                Run,
                Json: false,
                new()
            )
            {
                Architecture = made.With(size).Architecture,
            };
    }

    [Fact]
    public void Where_each_size_ends_at_a_value_that_is_not_finite_all_are_named()
    {
        var outcome = Fvae.Train([
            .. "--hidden 16 --epochs 3 --batch 16 --latent 1..2 --learning-rate 1e30 --table".Split(' '),
            Data,
            "--out",
            Run,
        ]);
        Refused(outcome, "Training ended at values that are not finite with each of the latent sizes 1, 2. With 1: At step ");
        Assert.Contains("try --learning-rate 0.001.", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    private Dictionary<string, byte[]> Stopped()
    {
        Assert.Equal(130, Fvae.StopAt("with 2 latent dimensions:", ["train", .. Words("1..4"), "--out", Run]).Code);
        return Files();
    }

    private string[] Words(string latent) =>
        ["--table", Data, "--hidden", "16", "--epochs", "3", "--learning-rate", "0.01", "--latent", latent];

    private Outcome Search(string latent, params string[] more) => Fvae.Train([.. Words(latent), "--out", Run, .. more]);

    private void Refused(Outcome outcome, string problem)
    {
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith($"error: {problem}", Cut(outcome.Error), StringComparison.Ordinal);
    }

    private Dictionary<string, byte[]> Files() =>
        Directory
            .GetFiles(Run, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("lock", StringComparison.Ordinal))
            .ToDictionary(path => path, File.ReadAllBytes);

    private void Same(Dictionary<string, byte[]> files)
    {
        var now = Files();
        Assert.Equal(files.Keys.Order(), now.Keys.Order());
        Assert.All(files, file => Assert.Equal(file.Value, now[file.Key]));
    }
}
