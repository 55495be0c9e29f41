using System.Diagnostics;

namespace FunctionalVae.Tests.Data;

/// <summary>A Python with NumPy, where there is one: the other side of the formats that both write and read.</summary>
internal static class Python
{
    private static readonly Lazy<string?> WithNumPy = new(Find);

    public static void SkipWithout() => Skip.If(WithNumPy.Value is null, "skipped: python3 with numpy is not installed");

    /// <summary>Runs a script in a folder and gives what it printed.</summary>
    public static string Run(string script, string folder)
    {
        var (code, output, errors) = Start(WithNumPy.Value!, script, folder);
        Assert.True(code == 0, errors);
        return output.Trim();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3"))
            .Where(File.Exists)
            .FirstOrDefault(python => Start(python, "import numpy", Path.GetTempPath()).Code == 0);

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
