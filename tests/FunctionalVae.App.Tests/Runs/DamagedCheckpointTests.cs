using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>What <c>--resume</c> says of checkpoints that are not what was written.</summary>
public sealed class DamagedCheckpointTests
{
    [Fact]
    public void A_damaged_checkpoint_is_passed_over_and_named()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["TinyVae", "--epochs", "2", "--out", folder.Path, "--checkpoint-every", "50"];
        Fvae.Train(words).Succeeded();
        var latest = Files(folder.Path)[0];
        var contents = File.ReadAllBytes(latest);
        contents[^1] ^= 1;
        File.WriteAllBytes(latest, contents);
        var resumed = Fvae.Train([.. words, "--resume"]).Succeeded();
        Assert.Contains($"note: {latest} is damaged and was passed over", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("goes on after step 50 ", resumed.Output + resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_checkpoints_are_damaged_that_is_said()
    {
        using var folder = TemporaryFolder.InMemory();
        string[] words = ["TinyVae", "--epochs", "2", "--out", folder.Path, "--checkpoint-every", "50"];
        Fvae.Train(words).Succeeded();
        var files = Files(folder.Path);
        foreach (var file in files)
        {
            File.WriteAllText(file, "");
        }

        ErrorTests.AssertProblem(
            Fvae.Train([.. words, "--resume"]),
            $"There is nothing to go on from: {files[0]} and {files[1]} are damaged. Move them away to begin anew"
        );
    }

    private static IReadOnlyList<string> Files(string path) => new CheckpointFolder(Path.Combine(path, CheckpointFolder.Name)).Files;
}
