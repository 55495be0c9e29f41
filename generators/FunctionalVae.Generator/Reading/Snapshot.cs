using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// What gives the names in a compilation their meaning: its texts, options and references, without the compilation itself, which is
/// far larger and lives shorter.
/// </summary>
internal sealed class Snapshot
{
    private static readonly ConditionalWeakTable<Compilation, Snapshot> Snapshots = new();

    private readonly ConditionalWeakTable<Snapshot, Difference> differences = new();
    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;

    private Snapshot(Compilation compilation)
    {
        trees = [.. compilation.SyntaxTrees];
        references = compilation.ExternalReferences;
        options = compilation.Options;
    }

    /// <summary>The compilation's snapshot.</summary>
    public static Snapshot Of(Compilation compilation) => Snapshots.GetValue(compilation, static key => new(key));

    /// <summary>
    /// The texts of an earlier compilation that are edited in this one, or null where an edit reaches further than the values and bodies
    /// in its own text: then any name anywhere may mean something else.
    /// </summary>
    public ImmutableHashSet<SyntaxTree>? EditedSince(Snapshot earlier) =>
        differences.GetValue(earlier, key => new(DifferenceFrom(key))).Edited;

    private ImmutableHashSet<SyntaxTree>? DifferenceFrom(Snapshot earlier)
    {
        if (
            earlier.trees.Length != trees.Length
            || !earlier.options.Equals(options)
            || (earlier.references != references && !earlier.references.SequenceEqual(references))
        )
        {
            return null;
        }

        var edited = ImmutableHashSet.CreateBuilder<SyntaxTree>();
        for (var i = 0; i < trees.Length; i++)
        {
            if (earlier.trees[i] == trees[i])
            {
                continue;
            }

            if (!Declarations.AreEqual(earlier.trees[i], trees[i]))
            {
                return null;
            }

            edited.Add(earlier.trees[i]);
        }

        return edited.ToImmutable();
    }

    private sealed record Difference(ImmutableHashSet<SyntaxTree>? Edited);
}
