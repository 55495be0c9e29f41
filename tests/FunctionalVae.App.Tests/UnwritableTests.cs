namespace FunctionalVae.App.Tests;

/// <summary>Places where nothing can be written are refused before training starts.</summary>
public class UnwritableTests
{
    [Fact]
    public void A_file_is_no_folder()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "mine");
        ErrorTests.AssertProblem(Train(folder.File("file")), "is a file. Pass --out with a folder.");
        ErrorTests.AssertProblem(Train(folder.File("file/run")), "Nothing can be written to");
        Assert.Equal("mine", File.ReadAllText(folder.File("file")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_noticed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("model.safetensors"));
        ErrorTests.AssertProblem(Train(folder.Path), "is a folder, where a file should be.");
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [SkippableFact]
    public void A_file_system_that_takes_no_files_is_noticed()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: /proc, which refuses files to everybody, is Linux's");
        ErrorTests.AssertProblem(Train("/proc/fvae"), "Nothing can be written to /proc/fvae");
        ErrorTests.AssertProblem(Train("/proc"), "Nothing can be written to /proc");
    }

    [SkippableFact]
    public void A_file_that_cannot_be_written_is_called_by_its_own_name()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: /proc, which refuses files to everybody, is Linux's");
        using var folder = new TemporaryFolder();
        Train(folder.File("run")).Succeeded();
        var outcome = Fvae.Run("sample", folder.File("run"), "--out", "/proc/x.png");
        ErrorTests.AssertProblem(outcome, "Nothing can be written to /proc: ");
        Assert.Contains("/proc/x.png", outcome.Error);
        Assert.DoesNotContain("fvae-tmp", outcome.Error);
    }

    private static Outcome Train(string folder) => Fvae.Train("TinyVae", "--epochs", "1", "--out", folder);
}
