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

    /// <summary>The errors that a source file promises: each where a comment with its id ends, <c>new Dense(/*FVAE2001*/0)</c>.</summary>
    public static IReadOnlyList<BuildError> MarkedIn(string path) =>
        [
            .. System
                .IO.File.ReadLines(path)
                .SelectMany((text, line) => Mark().Matches(text).Select(mark => (mark, line: line + 1)))
                .Select(found => new BuildError(
                    Path.GetFileName(path),
                    found.line,
                    found.mark.Index + found.mark.Length + 1,
                    found.mark.Groups["id"].Value
                )),
        ];

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+):", RegexOptions.Multiline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"/\*(?<id>FVAE\d{4})\*/")]
    private static partial Regex Mark();
}
