using System.Diagnostics;

namespace FunctionalVae.Backends.Tests;

/// <summary>The <c>fvae</c> tool as a process of its own.</summary>
internal static class ToolProcess
{
    /// <summary>Runs an assembly with these words and gives its exit code and what it wrote.</summary>
    public static (int Code, string Output, string Error) Run(string tool, params IEnumerable<string> words) => Run(null, tool, words);

    /// <summary>The same with one variable more in its environment.</summary>
    public static (int Code, string Output, string Error) Run((string Name, string Value)? variable, string tool, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [tool, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (variable is var (name, value))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
