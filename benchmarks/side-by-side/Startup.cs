using System.Diagnostics;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>How long whole processes take, in turns: a first training step, and the list of the tool's models.</summary>
internal static class Startup
{
    private const int Turns = 15;

    /// <summary>A Markdown table of medians in milliseconds; a program that is not there or fails has no figure.</summary>
    public static string Table(PyTorch python)
    {
        (string What, ProcessStartInfo Start)[] programs =
        [
            ("one step of 784-400-20, batch 128, built", Built("benchmarks/one-step", "one-step")),
            ("one step of 784-400-20, batch 128, PyTorch", python.Script("pytorch_one_step.py")),
            ("fvae list", Built("src/FunctionalVae.Cli", "fvae", "list")),
        ];
        var times = programs.ToDictionary(program => program.What, _ => new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var (what, start) in programs)
            {
                times[what].Add(Milliseconds(start));
            }
        }

        return "| process | median, ms | fastest, ms |\n|---|---|---|\n"
            + string.Concat(
                times.Select(program =>
                    Invariant($"| {program.Key} | {program.Value.Order().ElementAt(Turns / 2):F0} | {program.Value.Min():F0} |\n")
                )
            );

        ProcessStartInfo Built(string project, string name, params string[] arguments) =>
            new(Path.Combine(python.Repository, project, "bin", "Release", "net10.0", name), arguments) { RedirectStandardOutput = true };
    }

    /// <summary>How long a process takes from its start to its end; NaN where it is not there or fails.</summary>
    public static double Milliseconds(ProcessStartInfo start)
    {
        try
        {
            var before = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(before).TotalMilliseconds : double.NaN;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return double.NaN;
        }
    }
}
