using System.Text.Json;
using static System.FormattableString;

namespace FunctionalVae.App.Tests;

/// <summary><c>train --table FILE --latent 1..4</c>: the best of several sizes.</summary>
public sealed class LatentSearchTests : PeopleRun
{
    private static readonly string[] Same = ["model.safetensors", "table.json", "metrics.csv"];

    private string One => Folder.File("one");

    [Fact]
    public void The_best_size_goes_on_as_if_it_had_been_given()
    {
        var outcome = Search("--out", Run).Succeeded();
        var sizes = Recorded(Run);
        Assert.Equal([1, 2, 4], sizes.Select(size => size.Latent));
        var chosen = Assert.Single(sizes, size => size.IsChosen);
        Assert.Equal(sizes.Max(size => size.Validation), chosen.Validation);
        Assert.Contains("tries 1, 2, 4 latent dimensions", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(
            Invariant($@"(?m)^ +{chosen.Latent} +-[0-9.]+ +3 +[0-9.]+  the best, goes on as --latent {chosen.Latent}$"),
            outcome.Output
        );

        foreach (var size in sizes)
        {
            TrainOne(size.Latent).Succeeded();
            var validation = CsvFile.Read(Path.Combine(One, "metrics.csv")).Column("validation_objective").Max();
            Assert.Equal(validation, size.Validation, 1e-9 * Math.Abs(validation));
            Assert.Equal(size.IsChosen, File.ReadAllBytes(In(One, Same[0])).SequenceEqual(File.ReadAllBytes(In(Run, Same[0]))));
            if (size.IsChosen)
            {
                Assert.All(Same, name => Assert.Equal(File.ReadAllBytes(In(One, name)), File.ReadAllBytes(In(Run, name))));
            }
        }

        Assert.Equal(chosen.Latent, Checkpoints.Run.Load(Run).Table!.Architecture!.Latent);
        Assert.False(Directory.Exists(In(Run, "checkpoints")));
    }

    [Fact]
    public void A_line_of_json_has_what_was_tried()
    {
        var line = Search("--json").Succeeded().LastLine;
        JsonElement[] sizes = [.. line.GetProperty("latentSizes").EnumerateArray()];
        Assert.Equal([1, 2, 4], sizes.Select(size => size.GetProperty("latent").GetInt32()));
        Assert.All(sizes, size => Assert.True(size.GetProperty("seconds").GetDouble() > 0));
        var chosen = Assert.Single(sizes, size => size.GetProperty("isChosen").GetBoolean());
        Assert.Equal(chosen.GetProperty("seconds").GetDouble(), line.GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void A_search_that_was_stopped_goes_on_to_the_same_files()
    {
        Search("--out", One).Succeeded();
        var stopped = Fvae.StopAt("with 2 latent dimensions:", [.. Words, "--out", Run]);
        Assert.Equal(130, stopped.Code);
        Assert.Equal(
            "stopped while 2 latent dimensions were tried; run has a checkpoint of each size that was begun: give the same command with --resume to go on\n",
            Cut(stopped.Error)
        );
        Assert.False(File.Exists(In(Run, Same[0])));
        Assert.StartsWith(
            "error: There is a search in run that was stopped before its end",
            Cut(Search("--out", Run).Error),
            StringComparison.Ordinal
        );

        var resumed = Search("--out", Run, "--resume").Succeeded();
        Assert.Contains("goes on after step 6 in epoch 3 of 3", resumed.Output, StringComparison.Ordinal);
        Assert.All(Same, name => Assert.Equal(File.ReadAllBytes(In(One, name)), File.ReadAllBytes(In(Run, name))));
        Assert.Equal(Recorded(One), Recorded(Run));
        Assert.Single(Directory.GetFileSystemEntries(In(Run, "checkpoints")));

        var again = Search("--out", Run, "--resume").Succeeded();
        Assert.Contains("is finished, with 3 of 3 epochs: nothing was changed", again.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "error: The run in run is the best of the latent sizes 1, 2, 4; here they are others.",
            Cut(Fvae.Train([.. Words[1..^1], "1..8", "--out", Run, "--resume"]).Error),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--latent x", "--latent: 'x' is neither a whole number from 1 to 65536 nor two of them with .. between; write 8 or 2..16.")]
    [InlineData("--latent 2..3", "--latent: '2..3' has fewer than two sizes: each is twice the one before. Write 2..4, or 2 alone.")]
    [InlineData("--latent 8..2", "--latent: '8..2' has the greater number first; write 2..8.")]
    [InlineData(
        "--latent 65535..65536",
        "--latent: '65535..65536' has fewer than two sizes: each is twice the one before. Write 65535 alone."
    )]
    [InlineData("--latent 1..2..4", "--latent: '1..2..4' is neither")]
    [InlineData(
        "--latent 2..4 --validation 0",
        "--latent with several sizes picks the best by its validation score, and no rows are kept for validation. Pass --validation 0.1, or give one size."
    )]
    [InlineData(
        "--for samples --latent 2..4",
        "--latent with several sizes picks the best by its validation score, and no rows are kept for validation. Pass --validation 0.1, or give one size."
    )]
    [InlineData("--latent 2..4 --emit x.cs", "--emit trains nothing, and --latent 2..4 is decided by training. Give one size.")]
    public void What_cannot_be_searched_is_told(string words, string problem)
    {
        var outcome = Fvae.Run(["train", "--table", Data, .. words.Split(' ')]);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith($"error: {problem}", Cut(outcome.Error), StringComparison.Ordinal);
    }

    private string[] Words => ["train", "--table", Data, "--hidden", "16", "--epochs", "3", "--learning-rate", "0.01", "--latent", "1..4"];

    private Outcome Search(params string[] more) => Fvae.Train([.. Words[1..], .. more]);

    private Outcome TrainOne(int latent) => Fvae.Train([.. Words[1..^1], Invariant($"{latent}"), "--out", One]);

    private static string In(string folder, string name) => Path.Combine(folder, name);

    private static (int Latent, double Validation, bool IsChosen)[] Recorded(string run)
    {
        using var record = JsonDocument.Parse(File.ReadAllText(In(run, "run.json")));
        return
        [
            .. record
                .RootElement.GetProperty("latentSizes")
                .EnumerateArray()
                .Select(size =>
                    (
                        size.GetProperty("latent").GetInt32(),
                        size.GetProperty("validation").GetDouble(),
                        size.GetProperty("isChosen").GetBoolean()
                    )
                ),
        ];
    }
}
