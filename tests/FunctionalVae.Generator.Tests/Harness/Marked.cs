using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Tests.Harness;

/// <summary>Sources in which «these marks» stand around the text that a diagnostic must underline.</summary>
internal static class Marked
{
    /// <summary>The program gives exactly the diagnostics marked, all with <paramref name="id"/>; returns the first one's message.</summary>
    public static string Expect(string id, params string[] sources)
    {
        var run = GeneratorRun.Of(Compiler.Compile([.. sources.Select(Plain)]));
        var expected = sources.SelectMany((source, file) => Spans(source).Select(span => $"{id} File{file}.cs [{span.Start}] {span.Text}"));
        var actual = run.Diagnostics.Select(diagnostic =>
            $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath} [{diagnostic.Location.SourceSpan.Start}] {Text(diagnostic)}"
        );
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        if (sources.Sum(source => source.Split("GenerateVae]").Length - 1) == 1)
        {
            Assert.Empty(run.Models);
            Assert.Empty(run.Result.GeneratedSources);
        }

        return run.Diagnostics[0].GetMessage();
    }

    public static string Plain(string source) =>
        source.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    public static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
            ? tree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)
            : "";

    private static IEnumerable<(int Start, string Text)> Spans(string source)
    {
        var marks = 0;
        for (var open = source.IndexOf('«', StringComparison.Ordinal); open >= 0; open = source.IndexOf('«', open + 1))
        {
            var close = source.IndexOf('»', open);
            yield return (open - marks, source[(open + 1)..close]);
            marks += 2;
        }
    }
}
