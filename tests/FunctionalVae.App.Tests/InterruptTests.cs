using System.Diagnostics;
using FunctionalVae.Checkpoints;

namespace FunctionalVae.App.Tests;

/// <summary>Ctrl-C stops training at a step and keeps what there is.</summary>
public class InterruptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Stopping_keeps_the_weights_of_the_last_step()
    {
        using var folder = new TemporaryFolder();
        var outcome = Fvae.StopAt("epoch  3/", "train", "TinyVae", "--epochs", "10", "--out", folder.Path);
        Assert.Equal(130, outcome.Code);
        Assert.Contains(
            "with 3 of 10 epochs complete and no estimate made; wrote model.safetensors, metrics.csv, run.json to",
            outcome.Error
        );
        using var three = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "3", "--out", three.Path).Succeeded();
        Assert.Equal(File.ReadAllBytes(three.File("model.safetensors")), File.ReadAllBytes(folder.File("model.safetensors")));
        Assert.Equal(File.ReadAllBytes(three.File("metrics.csv")), File.ReadAllBytes(folder.File("metrics.csv")));
    }

    [Fact]
    public void Stopping_the_estimate_keeps_the_weights_too()
    {
        using var folder = new TemporaryFolder();
        var outcome = Fvae.StopAt("estimating", "train", "TinyVae", "--epochs", "1", "--out", folder.Path);
        Assert.Equal(130, outcome.Code);
        Assert.Equal(["metrics.csv", "model.safetensors", "run.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Without_a_folder_nothing_is_kept_and_that_is_said()
    {
        var outcome = Fvae.StopAt("epoch 1/", "train", "TinyVae", "--epochs", "5");
        Assert.Equal(130, outcome.Code);
        Assert.Contains("nothing was written: no --out was given", outcome.Error);
    }

    [SkippableFact]
    public void The_signal_itself_stops_training()
    {
        using var folder = new TemporaryFolder();
        var said = Signalled("epoch", "train", "TinyVae", "--epochs", "1000000", "--out", folder.Path);
        Assert.Contains("stopped after step", said);
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, folder.Path).Values.Length);
    }

    [SkippableFact]
    public void The_signal_itself_stops_a_look_at_a_trained_model()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        Assert.EndsWith("stopped; nothing was written\n", Signalled("TinyVae on digits", "evaluate", folder.Path, "--draws", "1000000"));
    }

    // Starts the tool, interrupts it at the line that begins so, and returns what it said on standard error.
    private static string Signalled(string line, params string[] args)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: the test sends SIGINT by kill, which it knows on Linux only");
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "fvae.dll"), .. args];
        // A process inherits that SIGINT is ignored, as it is in the background of a script: GNU's env takes that back.
        string[] words = IgnoresInterrupt ? ["env", "--default-signal=INT", .. command] : command;
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        try
        {
            Interrupt(process, line);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(130, process.ExitCode);
        return process.StandardError.ReadToEnd();
    }

    // The second bit of the mask that the kernel shows is SIGINT's.
    private static bool IgnoresInterrupt =>
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:"))[^1]
            is '2'
                or '3'
                or '6'
                or '7'
                or 'a'
                or 'b'
                or 'e'
                or 'f';

    private static void Interrupt(Process process, string start)
    {
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith(start)) { }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        Assert.True(process.WaitForExit(Patience), "the tool did not stop");
    }
}
