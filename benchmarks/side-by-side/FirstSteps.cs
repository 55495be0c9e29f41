using System.Diagnostics;
using System.Globalization;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>What the JIT compiles from the start of a process to one training step of generated code.</summary>
internal static class FirstSteps
{
    private const int Turns = 15;

    /// <summary>A Markdown table: methods and bytes of IL, by System.Runtime.JitInfo, and how long the process takes.</summary>
    /// <param name="clones">What each clone is called, and its folder, where step-host is built.</param>
    public static string Table(IReadOnlyList<(string What, string Folder)> clones)
    {
        var processes = (
            from model in (string[])["TinyVae", "MnistVae"]
            from clone in clones
            select (Title: $"{model}, {clone.What}", Start: Start(clone.Folder, model), Times: new List<double>())
        ).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            processes.ForEach(process => process.Times.Add(Startup.Milliseconds(process.Start)));
        }

        return "| one step, batch 128 | methods compiled | bytes of IL | median, ms | fastest, ms |\n|---|---|---|---|---|\n"
            + string.Concat(
                processes.Select(process =>
                {
                    var (methods, bytes) = Compiled(process.Start);
                    return Invariant(
                        $"| {process.Title} | {methods} | {bytes} | {process.Times.Order().ElementAt(Turns / 2):F0} | {process.Times.Min():F0} |\n"
                    );
                })
            );
    }

    private static ProcessStartInfo Start(string clone, string model) =>
        new(StepHost.ProgramOf(clone), ["start", model]) { RedirectStandardOutput = true };

    private static (int Methods, long Bytes) Compiled(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var words = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? (int.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("step-host failed; its message is above.");
    }
}
