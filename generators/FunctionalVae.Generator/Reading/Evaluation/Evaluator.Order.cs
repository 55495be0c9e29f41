using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// The reader follows symbols, the run time follows the text. Initialisers of one type run from top to bottom; between the files of a
/// partial type in no order that the language promises; and of two types that need each other, the one used first sees the other unfinished.
/// </summary>
internal sealed partial class Evaluator
{
    private void CheckOrder(IReadOnlyList<ISymbol> needed, IOperation operation)
    {
        if (!source.IsInitializer)
        {
            return;
        }

        var late = needed
            .Where(other => InOneType(other, member))
            .Select(other => (other, why: Lateness(other)))
            .Where(each => each.why is not null);
        var circular = needed
            .Where(NeedsThisType)
            .Select(other => (other, why: (string?)"their types initialise each other, so it depends on the program which is first"));
        foreach (var (other, why) in late.Concat(circular).Take(1))
        {
            ReportMember(Descriptors.InitializedTooLate, operation.Syntax, other, Names.Display(other), Names.Display(member), why!);
        }
    }

    /// <summary>Why a member of this type has no value yet, or null where it has.</summary>
    private string? Lateness(ISymbol other)
    {
        var needed = MemberSource.Find(other, cancellation)?.Value;
        return needed?.SyntaxTree != source.Value.SyntaxTree
                ? "they are in different files of one type, which are initialised in no certain order"
            : needed.SpanStart > source.Value.SpanStart ? "it is declared further down"
            : null;
    }

    /// <summary>Whether a member of another type is initialised from a member of this one.</summary>
    private bool NeedsThisType(ISymbol other) =>
        !InOneType(other, member) && members.Known(other) is { } known && known.Initialized.Any(each => InOneType(each, member));

    private static bool InOneType(ISymbol one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.ContainingType.OriginalDefinition, other.ContainingType.OriginalDefinition);
}
