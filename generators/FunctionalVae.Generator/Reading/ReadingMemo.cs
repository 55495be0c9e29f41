using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// Models that were read, for as long as their class's text lives. The compiler asks for every model at every keystroke, because any
/// edit may change what a name means; nearly none does, and to see that costs less than to bind a specification again.
/// </summary>
internal static class ReadingMemo
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Kept>> Readings = new();

    /// <summary>What reading a class must give in this compilation too, or null where it has to be read.</summary>
    public static SpecReading? Find(TypeDeclarationSyntax declaration, Compilation compilation)
    {
        if (
            !Readings.TryGetValue(declaration.SyntaxTree, out var readings)
            || !readings.TryGetValue(declaration.SpanStart, out var kept)
            || Snapshot.Of(compilation) is var now && now.EditedSince(kept.At) is not { } edited
            || kept.Sources.Overlaps(edited)
        )
        {
            return null;
        }

        // From now on compared with this compilation, so that nothing keeps the texts of earlier ones alive.
        readings[declaration.SpanStart] = kept with
        {
            At = now,
        };
        return kept.Reading;
    }

    /// <summary>
    /// Keeps the reading of a class that has a model. Advice on it lies in the texts that it was read from, so that an edit there has it
    /// read again; errors may lie elsewhere, and are never kept.
    /// </summary>
    /// <param name="declaration">The class.</param>
    /// <param name="compilation">The compilation in which it was read.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="sources">The texts in which values and bodies were read.</param>
    public static void Keep(
        TypeDeclarationSyntax declaration,
        Compilation compilation,
        SpecReading reading,
        ImmutableHashSet<SyntaxTree> sources
    )
    {
        var readings = Readings.GetValue(declaration.SyntaxTree, static _ => new());
        readings[declaration.SpanStart] = new(Snapshot.Of(compilation), reading, sources);
    }

    private sealed record Kept(Snapshot At, SpecReading Reading, ImmutableHashSet<SyntaxTree> Sources);
}
