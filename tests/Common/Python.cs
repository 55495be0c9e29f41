using System.Collections.Concurrent;
using System.Diagnostics;

namespace FunctionalVae.Shared;

/// <summary>A Python with some module, where there is one: the other side of the formats that both write and read.</summary>
internal static class Python
{
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Found = new(StringComparer.Ordinal);

    public static void SkipWithout(string module) =>
        Skip.If(With(module) is null, $"skipped: no python3 on the PATH has the module {module}");

    /// <summary>Runs a script in a folder and gives what it printed.</summary>
    public static string Run(string module, string script, string folder)
    {
        var (code, output, errors) = Start(With(module)!, script, folder);
        Assert.True(code == 0, errors);
        return output.Trim();
    }

    private static string? With(string module) => Found.GetOrAdd(module, name => new(() => Find(name))).Value;

    private static string? Find(string module) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3"))
            .Where(File.Exists)
            .FirstOrDefault(python => Start(python, $"import {module}", Path.GetTempPath()).Code == 0);

    private static (int Code, string Output, string Errors) Start(string python, string script, string folder)
    {
        var start = new ProcessStartInfo(python)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
