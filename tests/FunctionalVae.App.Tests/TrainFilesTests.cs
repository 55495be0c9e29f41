using System.Globalization;
using System.Text.Json;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>What train leaves in its folder.</summary>
public class TrainFilesTests
{
    private static readonly string[] AllFiles =
    [
        "curves.png",
        "latent.png",
        "manifold.png",
        "metrics.csv",
        "model.safetensors",
        "reconstructions.png",
        "run.json",
        "samples.png",
        "timing.json",
    ];

    [Fact]
    public void A_model_with_a_plane_of_latents_leaves_nine_files()
    {
        using var folder = new TemporaryFolder();
        var run = folder.File("deep/er/run");
        var said = Fvae.Train("DigitsVae", "--epochs", "1", "--out", run).Succeeded().Output;
        Assert.Equal(AllFiles, Names(run));
        Assert.All(AllFiles, name => Assert.Contains(name, said));
        Assert.All(AllFiles.Where(name => name.EndsWith(".png")), name => Assert.Equal("PNG"u8, Bytes(run, name).AsSpan(1, 3)));
        Assert.Equal(DigitsVae.Model.Layout.ParameterCount, Checkpoint.Load(DigitsVae.Model, run).Values.Length);
    }

    [Fact]
    public void Metrics_have_a_row_for_each_epoch()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "3", "--out", folder.Path).Succeeded();
        var lines = File.ReadAllText(folder.File("metrics.csv")).Split('\n');
        Assert.Equal("epoch,objective,reconstruction,kl", lines[0]);
        Assert.Equal(["1", "2", "3"], lines[1..^1].Select(line => line.Split(',')[0]));
        Assert.Equal("", lines[^1]);
        double[] last = [.. lines[^2].Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        Assert.Equal(last[2] - last[3], last[1]);
    }

    [Fact]
    public void The_facts_of_a_run_say_what_it_was_and_came_to()
    {
        using var folder = new TemporaryFolder();
        var line = Fvae.Train("TinyVae", "--epochs", "1", "--batch", "50", "--out", folder.Path, "--json").Succeeded().LastLine;
        var facts = JsonDocument.Parse(File.ReadAllText(folder.File("run.json"))).RootElement;
        Assert.Equal(TinyVae.Model.Layout.SpecText, facts.GetProperty("spec").GetString());
        Assert.Equal(50, facts.GetProperty("options").GetProperty("batch").GetInt32());
        Assert.Equal(Data.Digits.Load().Train.Fingerprint, facts.GetProperty("data").GetProperty("trainFingerprint").GetString());
        var test = facts.GetProperty("results").GetProperty("test");
        Assert.Equal(line.GetProperty("testObjective").GetDouble(), test.GetProperty("elbo").GetDouble());
        Assert.DoesNotContain(folder.Path, facts.ToString());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Equal_runs_leave_equal_bytes_at_any_thread_count_and_in_any_culture()
    {
        using var one = Trained("", "1");
        // How long a run took is of no other.
        string[] names = [.. Names(one.Path).Where(name => name != "timing.json")];
        foreach (var (culture, threads) in (ReadOnlySpan<(string, string)>)[("", "2"), ("fi-FI", "1"), ("ar-SA", "2")])
        {
            using var other = Trained(culture, threads);
            Assert.Equal(Names(one.Path), Names(other.Path));
            Assert.All(names, name => Assert.Equal(Bytes(one.Path, name), Bytes(other.Path, name)));
        }

        using var another = Trained("", "1", seed: "2");
        Assert.All(names, name => Assert.NotEqual(Bytes(one.Path, name), Bytes(another.Path, name)));
    }

    [Fact]
    public void Files_of_an_earlier_run_are_replaced_or_removed_and_others_stay()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("notes.txt"), "mine");
        Fvae.Train("TinyVae", "--epochs", "1", "--seed", "9", "--out", folder.Path).Succeeded();
        var outcome = Fvae.StopAt("epoch 2/", "train", "TinyVae", "--epochs", "9", "--out", folder.Path);
        Assert.Equal(130, outcome.Code);
        // A finished run is worth more than a part of one.
        Assert.Equal([.. AllFiles.Append("notes.txt").Append("checkpoints").Order(StringComparer.Ordinal)], Names(folder.Path));
        // What was stopped can go on as long as it has its checkpoint.
        ErrorTests.AssertProblem(Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path), "Pass --resume");
        Directory.Delete(folder.File("checkpoints"), recursive: true);
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        Assert.Equal(AllFiles.Append("notes.txt").Order(StringComparer.Ordinal), Names(folder.Path));
    }

    [Fact]
    public void What_other_commands_made_of_an_earlier_run_goes_with_it()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        string[] commands =
        [
            "sample",
            "sample --values draws",
            "reconstruct --count 3",
            "traverse --steps 3",
            "traverse --steps 3 --from 1",
            "interpolate --from 1 --to 2 --steps 3",
        ];
        foreach (var words in commands.Select(command => command.Split(' ')))
        {
            Fvae.Run([words[0], folder.Path, .. words[1..]]).Succeeded();
        }

        Assert.Equal(AllFiles.Length + commands.Length, Names(folder.Path).Length);
        string[] own = ["my-samples-seed1.png", "samples-seed1.csv", "means-seed1.csv", "samples-seed2.png", "traversal.txt"];
        Array.ForEach(own, name => File.WriteAllText(folder.File(name), "mine"));
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        Assert.Equal(AllFiles.Concat(own).Order(StringComparer.Ordinal), Names(folder.Path));
    }

    private static TemporaryFolder Trained(string culture, string threads, string seed = "1")
    {
        var folder = new TemporaryFolder();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Fvae.Run("train", "TinyVae", "--epochs", "2", "--threads", threads, "--seed", seed, "--out", folder.Path).Succeeded();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        return folder;
    }

    private static string[] Names(string folder) =>
        [
            .. Directory
                .GetFileSystemEntries(folder)
                .Select(entry => Path.GetFileName(entry))
                .Where(name => name != ".fvae")
                .Order(StringComparer.Ordinal),
        ];

    private static byte[] Bytes(string folder, string name) => File.ReadAllBytes(Path.Combine(folder, name));
}
