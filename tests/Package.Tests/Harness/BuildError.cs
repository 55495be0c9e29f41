using System.Text.RegularExpressions;

namespace FunctionalVae.Package.Tests.Harness;

/// <summary>An error of a build, by what a user's editor jumps to.</summary>
internal sealed partial record BuildError(string File, int Line, int Column, string Id)
{
    /// <summary>The errors in MSBuild's output: <c>path/File.cs(10,35): error FVAE2001: …</c>.</summary>
    public static IReadOnlyList<BuildError> In(string output) =>
        [
            .. Pattern()
                .Matches(output)
                .Select(match => new BuildError(
                    Path.GetFileName(match.Groups["file"].Value),
                    int.Parse(match.Groups["line"].Value),
                    int.Parse(match.Groups["column"].Value),
                    match.Groups["id"].Value
                ))
                .Distinct(),
        ];

    /// <summary>The errors that a source file promises at the ends of its lines: <c>new Dense(0), // FVAE2001 under 0</c>.</summary>
    public static IReadOnlyList<BuildError> PromisedIn(string path) =>
        [
            .. System
                .IO.File.ReadLines(path)
                .Select((text, line) => (promise: Promise().Match(text), line: line + 1))
                .Where(found => found.promise.Success)
                .Select(found => new BuildError(
                    Path.GetFileName(path),
                    found.line,
                    found.promise.Groups["code"].Value.LastIndexOf(found.promise.Groups["place"].Value, StringComparison.Ordinal) + 1,
                    found.promise.Groups["id"].Value
                )),
        ];

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+):", RegexOptions.Multiline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?<code>.*)// (?<id>FVAE\d{4}) under (?<place>.+)$")]
    private static partial Regex Promise();
}
