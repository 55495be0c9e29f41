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
        Assert.Contains("with 3 of 10 epochs complete and no estimate made; wrote model.safetensors, metrics.csv to", outcome.Error);
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
        Assert.Equal(["metrics.csv", "model.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Without_a_folder_nothing_is_kept_and_that_is_said()
    {
        var outcome = Fvae.StopAt("epoch 1/", "train", "TinyVae", "--epochs", "5");
        Assert.Equal(130, outcome.Code);
        Assert.Contains("nothing was written: no --out was given", outcome.Error);
    }

    [SkippableFact]
    public void The_signal_itself_stops_the_tool()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "skipped: the test sends SIGINT by kill, which it knows on Linux only");
        using var folder = new TemporaryFolder();
        var tool = Path.Combine(AppContext.BaseDirectory, "fvae.dll");
        string[] command = ["dotnet", tool, "train", "TinyVae", "--epochs", "1000000", "--out", folder.Path];
        // A process inherits that SIGINT is ignored, as it is in the background of a script: GNU's env takes that back.
        string[] words = IgnoresInterrupt ? ["env", "--default-signal=INT", .. command] : command;
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        try
        {
            Interrupt(process);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("stopped after step", process.StandardError.ReadToEnd());
        Assert.Equal(TinyVae.Model.Layout.ParameterCount, Checkpoint.Load(TinyVae.Model, folder.Path).Values.Length);
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

    private static void Interrupt(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("epoch")) { }

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        Assert.True(process.WaitForExit(Patience), "the tool did not stop");
    }
}
