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
            "with 3 of 10 epochs complete and no estimate made; wrote model.safetensors, metrics.csv, run.json, timing.json, curves.png to",
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
        Assert.Equal(
            ["curves.png", "metrics.csv", "model.safetensors", "run.json", "timing.json"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order()
        );
        Assert.Contains("give the same command with --resume to go on", outcome.Error);
        Assert.Contains(
            "wrote model.safetensors",
            Fvae.Run("train", "TinyVae", "--epochs", "1", "--out", folder.Path, "--resume").Succeeded().Output
        );
    }

    [Fact]
    public void Without_a_folder_nothing_is_kept_and_that_is_said()
    {
        var outcome = Fvae.StopAt("epoch 1/", "train", "TinyVae", "--epochs", "5");
        Assert.Equal(130, outcome.Code);
        Assert.Contains("nothing was written: no --out was given", outcome.Error);
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void The_signal_itself_stops_training(string signal)
    {
        using var folder = new TemporaryFolder();
        var said = Signalled(signal, "epoch", "train", "TinyVae", "--epochs", "1000000", "--out", folder.Path);
        Assert.Contains("stopped after step", said);
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, folder.Path).Values.Length);
    }

    [SkippableFact]
    public void The_signal_itself_stops_a_look_at_a_trained_model()
    {
        using var folder = new TemporaryFolder();
        Fvae.Train("TinyVae", "--epochs", "1", "--out", folder.Path).Succeeded();
        Assert.EndsWith(
            "stopped; nothing was written\n",
            Signalled("INT", "TinyVae on digits", "evaluate", folder.Path, "--draws", "1000000")
        );
    }

    // Starts the tool, interrupts it at the line that begins so, and returns what it said on standard error.
    private static string Signalled(string signal, string line, params string[] args)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: the test sends SIGINT by kill, which it knows on Linux only");
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "fvae.dll"), .. args];
        // A process inherits that signals are ignored, as SIGINT is in the background of a script: GNU's env takes that back.
        string[] words = IgnoresSignals ? ["env", "--default-signal=INT,HUP", .. command] : command;
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            Send(signal, process, line);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(130, process.ExitCode);
        return error.Result;
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Under_nohup_training_goes_on_when_the_terminal_ends()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: the test sends SIGHUP by kill, which it knows on Linux only");
        using var folder = new TemporaryFolder();
        string[] words = ["nohup", "dotnet", Path.Combine(AppContext.BaseDirectory, "fvae.dll"), "train", "TinyVae", "--epochs", "400"];
        using var process = Process.Start(
            new ProcessStartInfo(words[0], [.. words[1..], "--out", folder.Path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("epoch", StringComparison.Ordinal)) { }

            using var kill = Process.Start("kill", ["-HUP", $"{process.Id}"]);
            process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(Patience), "the tool did not end");
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("stopping", error.Result);
    }

    // The lowest two bits of the mask that the kernel shows are SIGHUP's and SIGINT's.
    private static bool IgnoresSignals =>
        (Convert.ToInt32(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:"))[^1..], 16) & 3) != 0;

    private static void Send(string signal, Process process, string start)
    {
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith(start)) { }

        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        Assert.True(process.WaitForExit(Patience), "the tool did not stop");
    }
}
