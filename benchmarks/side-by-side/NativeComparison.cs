using System.Diagnostics;
using static System.FormattableString;

namespace FunctionalVae.SideBySide;

/// <summary>one-step as the JIT compiles it and published ahead of time (NativeAOT) for several instruction sets, in turns.</summary>
internal static class NativeComparison
{
    private const int StartTurns = 15;
    private const int StepTurns = 7;

    /// <summary>A Markdown table of medians: from the start of a process to one training step and its end, and a step; null where nothing can be published.</summary>
    public static string? Table(string repository)
    {
        var folder = Directory.CreateTempSubdirectory("side-by-side.");
        try
        {
            (string What, string? Properties)[] published =
            [
                ("published, as it comes", ""),
                ("published for this machine", "-p:IlcInstructionSet=native"),
                ("published for every x64 machine", "-p:FunctionalVaeInstructionSet=none"),
            ];
            var built = Path.Combine(repository, "benchmarks", "one-step", "bin", "Release", "net10.0", "one-step");
            var programs = new List<(string What, ProcessStartInfo Start)>
            {
                ("the JIT", Quiet(built)),
                ("the JIT, AVX-512 hidden", HiddenAvx512.From(Quiet(built))),
            };
            foreach (var (what, properties) in published)
            {
                if (Publish(repository, Path.Combine(folder.FullName, $"{programs.Count}"), properties) is not { } program)
                {
                    return null;
                }

                programs.Add(($"{what} {properties}".TrimEnd(), Quiet(program)));
            }

            var starts = programs.ConvertAll(_ => new List<double>());
            for (var turn = 0; turn < StartTurns; turn++)
            {
                programs.Zip(starts).ToList().ForEach(pair => pair.Second.Add(Startup.Milliseconds(pair.First.Start)));
            }

            return Rows(programs.ConvertAll(program => program.What), starts, Steps(programs));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Set, double Microseconds)> Steps(List<(string What, ProcessStartInfo Start)> programs)
    {
        var processes = programs.ConvertAll(program => OneStepProcess.Start(program.Start));
        try
        {
            // The first turn warms up.
            processes.ForEach(process => process.Turn());
            processes.ForEach(process => process.Times.Clear());
            for (var turn = 0; turn < StepTurns; turn++)
            {
                processes.ForEach(process => process.Turn());
            }

            return processes.ConvertAll(process => (process.InstructionSet, Times.Median(process.Times)));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static string Rows(List<string> names, List<List<double>> starts, List<(string Set, double Microseconds)> steps) =>
        "| one-step, 784-400-20, batch 128, one thread | vectors | start to end, ms | fastest, ms | step, µs | of the JIT's time |\n|---|---|---|---|---|---|\n"
        + string.Concat(
            names.Select(
                (name, i) =>
                    Invariant(
                        $"| {name} | {steps[i].Set} | {Times.Median(starts[i]):F0} | {starts[i].Min():F0} | {steps[i].Microseconds:F0} | {steps[i].Microseconds / steps[0].Microseconds:F2} |\n"
                    )
            )
        );

    private static string? Publish(string repository, string folder, string? properties)
    {
        string[] words =
        [
            "publish",
            Path.Combine(repository, "benchmarks", "one-step"),
            .. "-c Release -p:Native=true -tl:off -v q -o".Split(' '),
            folder,
            .. (properties ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        // What it says is not part of the table.
        Console.Error.Write(publish.StandardOutput.ReadToEnd());
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(folder, "one-step") : null;
    }

    private static ProcessStartInfo Quiet(string program) => new(program) { RedirectStandardOutput = true };
}
