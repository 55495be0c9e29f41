using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FunctionalVae.Generator.Reporting;

/// <summary>Turns problems back into diagnostics of the current compilation.</summary>
internal static class Reporter
{
    /// <summary>Reports each problem once, however many models share the block that it lies in.</summary>
    public static void Report(ImmutableArray<Problem> problems, Compilation compilation, Action<Diagnostic> report)
    {
        foreach (var problem in problems.Distinct())
        {
            report(
                Diagnostic.Create(
                    Descriptors.Find(problem.Id),
                    Locate(problem.At, compilation),
                    problem.Hints.Select(hint => Locate(hint.At, compilation)),
                    Changes(problem),
                    [.. problem.Arguments]
                )
            );
        }
    }

    /// <summary>The hints' changes, each under the index of its additional location.</summary>
    private static ImmutableDictionary<string, string?> Changes(Problem problem) =>
        problem
            .Hints.Select((hint, index) => (hint.Change, index))
            .ToImmutableDictionary(each => each.index.ToString(CultureInfo.InvariantCulture), each => (string?)each.Change);

    /// <summary>
    /// A location in a syntax tree, not a mere path with lines: only with a tree do <c>#pragma</c>, <c>#line</c> and editorconfig files apply.
    /// </summary>
    private static Location Locate(SourceSpan at, Compilation compilation)
    {
        var span = new TextSpan(at.Start, at.Length);
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == at.File && span.End <= tree.Length);
        return tree is null ? Location.None : Location.Create(tree, span);
    }
}
