using System.ComponentModel;
using System.Diagnostics;
using FunctionalVae.App;

namespace FunctionalVae.Cli;

/// <summary>Builds a project or a file-based app by the SDK's own command.</summary>
internal static class ProjectBuild
{
    // Set by dotnet run for itself and handed down: the project's own SDK, which its global.json names, may be another.
    private static readonly string[] OfAnotherSdk = ["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath"];

    /// <summary>Builds the project (Release) and returns the path of its assembly. What the build says of mistakes goes to standard error.</summary>
    /// <exception cref="UserErrorException">It does not build, has several targets, or there is no SDK.</exception>
    /// <exception cref="OperationCanceledException">The command was asked to stop; so was the build.</exception>
    public static string Run(string project, AppHost host)
    {
        host.Error.Write($"building {project}\n");
        var (code, output, errors) = Dotnet(
            host.Cancel,
            "build",
            project,
            "-c",
            "Release",
            "-nologo",
            "-t:Build",
            "-getProperty:TargetPath"
        );
        if (code != 0)
        {
            host.Error.Write(errors);
            throw new UserErrorException($"{project} does not build.");
        }

        var path = output.Trim();
        return path.Length > 0
            ? path
            : throw new UserErrorException($"{project} is built for several frameworks. Pass --assembly with the .dll of one of them.");
    }

    private static (int Code, string Output, string Errors) Dotnet(CancellationToken cancel, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in OfAnotherSdk)
        {
            start.Environment.Remove(name);
        }

        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            process.WaitForExitAsync(cancel).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new UserErrorException(
                $"The command dotnet, which builds a project, cannot be started: {problem.Message}. Install the .NET SDK, or pass --assembly with what is built.",
                problem
            );
        }
    }
}
