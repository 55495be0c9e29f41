using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FunctionalVae.App.Tests;

/// <summary>A browser without a window, where there is one: what a page is to those who open it.</summary>
internal static partial class Chromium
{
    private static readonly string? Program = ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
        )
        .FirstOrDefault(File.Exists);

    public static void SkipWithout() => Skip.If(Program is null, "skipped: no chromium is on the PATH");

    /// <summary>Opens a page, lets its scripts run, and gives what it then is, with what the console said and what was asked of the network.</summary>
    public static (string Dom, IReadOnlyList<string> Console) Open(string path, string folder)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] words =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            // As on a phone, where they take no room.
            "--hide-scrollbars",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--dump-dom",
            new Uri(path).AbsoluteUri,
        ];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var dom = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "the browser did not end");
        return (dom, [.. errors.Result.Split('\n').Where(line => Said().IsMatch(line))]);
    }

    [GeneratedRegex(@":CONSOLE[:(]")]
    private static partial Regex Said();
}
