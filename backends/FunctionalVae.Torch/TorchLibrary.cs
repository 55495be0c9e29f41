using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace FunctionalVae.Torch;

/// <summary>
/// Why torch cannot be loaded, in a sentence with what to do. TorchSharp says of every failure that a package is missing, and copies libtorch
/// once more meanwhile; the system's loader knows the cause.
/// </summary>
internal static class TorchLibrary
{
    private const string Failed = "torch cannot be loaded:";

    // glibc: /lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /…/libLibTorchSharp.so)
    private static readonly Regex OldVersion = new(
        @"(?<host>[^\s:]+): version [`'](?<version>[^']+)' not found \(required by (?<by>[^)]+)\)"
    );

    // glibc: libgomp.so.1: cannot open shared object file: No such file or directory
    private static readonly Regex MissingLibrary = new(@"(?<library>[^\s:/]+): cannot open shared object file");

    // In the order in which they need one another.
    private static readonly string[] Parts = ["c10", "torch_cpu", "torch", "LibTorchSharp"];

    // Asked once: every answer loads the libraries, and a system does not change under a process.
    private static readonly Lazy<string?> Old = new(() =>
        Complaint(Folders()) is var (library, message) && OldVersion.IsMatch(message) ? Of(library, message) : null
    );

    /// <summary>A version that this system lacks, with the remedy; null where it is not known to lack one.</summary>
    public static string? OldSystem => Old.Value;

    /// <summary>The cause of a failure that TorchSharp reported, and the remedy.</summary>
    public static string Cause(Exception problem) => Problem(Folders()) ?? Missing(problem);

    /// <summary>What the system's loader has against the libraries in the first of these folders that has them; null for nothing.</summary>
    internal static string? Problem(IEnumerable<string> folders) =>
        Complaint(folders) is var (library, message) ? Of(library, message) : null;

    /// <summary>What the loader says of a library that is there.</summary>
    /// <param name="library">The library's file name.</param>
    /// <param name="message">The loader's words.</param>
    internal static string Of(string library, string message)
    {
        if (OldVersion.Match(message) is { Success: true } old)
        {
            var (version, host) = (old.Groups["version"].Value, old.Groups["host"].Value);
            var by = Path.GetFileName(old.Groups["by"].Value);
            return $"{Failed} {by} needs {version} of {Path.GetFileName(host)}, and {host} of this system is older. {Remedy(version)}";
        }

        return MissingLibrary.Match(message) is { Success: true } missing && missing.Groups["library"].Value is var name && name != library
            ? $"{Failed} {library} needs {name}, which this system does not have. Install the system's package with it."
            : $"{Failed} the system refuses {library}: {message.TrimEnd().Split('\n')[^1].Trim()}";
    }

    /// <summary>What TorchSharp says where the loader had nothing to say: its libraries are not beside the program.</summary>
    internal static string Missing(Exception problem) =>
        $"{Failed} {problem.GetBaseException().Message.Split('\n')[0].Trim()} Add the package TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows to the program.";

    private static string Remedy(string version) =>
        version.StartsWith("GLIBC", StringComparison.Ordinal) || version.StartsWith("CXXABI", StringComparison.Ordinal)
            ? "Run on a newer system: Debian 13, Ubuntu 24.04 and the image mcr.microsoft.com/dotnet/sdk:10.0 have what TorchSharp 0.107 needs (libstdc++ of GCC 13.2); or take an older TorchSharp."
            : "Run on a newer system, or take an older TorchSharp.";

    private static (string Library, string Message)? Complaint(IEnumerable<string> folders)
    {
        var folder = folders.FirstOrDefault(each => File.Exists(Path.Combine(each, FileName(Parts[^1]))));
        if (folder is null)
        {
            return null;
        }

        foreach (var file in Parts.Select(part => Path.Combine(folder, FileName(part))).Where(File.Exists))
        {
            try
            {
                NativeLibrary.Load(file);
            }
            catch (Exception problem) when (problem is DllNotFoundException or BadImageFormatException)
            {
                return (Path.GetFileName(file), problem.Message);
            }
        }

        return null;
    }

    // Where .NET looks, and beside TorchSharp itself, which a tool may have loaded from elsewhere.
    private static IEnumerable<string> Folders()
    {
        var searched = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator);
        var beside = Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location);
        string?[] roots = [beside, AppContext.BaseDirectory];
        return searched
            .Concat(roots.OfType<string>().SelectMany(root => new[] { Path.Combine(root, "runtimes", Platform, "native"), root }))
            .Where(folder => folder.Length > 0);
    }

    private static string Platform =>
        (
            OperatingSystem.IsWindows() ? "win-"
            : OperatingSystem.IsMacOS() ? "osx-"
            : "linux-"
        ) + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    private static string FileName(string part) =>
        OperatingSystem.IsWindows() ? part + ".dll"
        : OperatingSystem.IsMacOS() ? $"lib{part}.dylib"
        : $"lib{part}.so";
}
