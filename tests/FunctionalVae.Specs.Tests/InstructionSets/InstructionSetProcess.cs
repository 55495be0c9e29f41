using System.Diagnostics;

namespace FunctionalVae.Specs.Tests;

/// <summary>This assembly started again as a program, with one of the run time's switches set.</summary>
internal static class InstructionSetProcess
{
    /// <summary>Runs it and gives its exit code and all that it printed.</summary>
    public static (int ExitCode, string Output) Run(string name, string value, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(InstructionSetProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>The lines that it printed; the test fails where it failed.</summary>
    public static string[] Lines(string name, string value, params string[] arguments)
    {
        var (exitCode, output) = Run(name, value, arguments);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
