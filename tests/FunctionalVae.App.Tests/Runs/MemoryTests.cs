using System.Diagnostics;
using System.Globalization;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests.Runs;

/// <summary>
/// Memory that does not suffice ends training like any other problem. What is missing is a vector of 34 MB at a time: of a heap that is full to the last
/// byte the run-time system itself may die.
/// </summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData(200, false)]
    [InlineData(330, true)]
    public void Memory_that_does_not_suffice_is_told_with_the_last_checkpoint(int megabytes, bool isTrained)
    {
        using var folder = TemporaryFolder.InMemory();
        if (isTrained)
        {
            Assert.Equal(ExitCodes.Done, Run(null, folder.Path, epochs: 1).Code);
        }

        var (code, error) = Run(megabytes, folder.Path, epochs: 2);
        Assert.Equal(ExitCodes.Problem, code);
        Assert.Contains("error: Memory did not suffice to train Wide. ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            " Give the process more memory, or it less to do: fewer examples, a smaller --batch, fewer --threads.\n",
            error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        var checkpoints = new CheckpointFolder(Path.Combine(folder.Path, "run", CheckpointFolder.Name)).Files;
        Assert.Equal(isTrained, checkpoints.Count > 0);
        Assert.Contains(
            isTrained ? $"The last good checkpoint is {checkpoints[0]}." : "Nothing was written.",
            error,
            StringComparison.Ordinal
        );
    }

    private static (int Code, string Error) Run(int? megabytes, string folder, int epochs)
    {
        string[] words =
        [
            "train",
            "Wide",
            "--epochs",
            $"{epochs}",
            "--batch",
            "1437",
            "--threads",
            "1",
            "--checkpoint-every",
            "1",
            "--resume",
        ];
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(KillHost).Assembly.Location, $"{int.MaxValue}", .. words, "--out", Path.Combine(folder, "run")]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (megabytes is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = (limit * 1_000_000L).ToString("x", CultureInfo.InvariantCulture);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.NotNull(output.Result);
        return (process.ExitCode, error);
    }
}
