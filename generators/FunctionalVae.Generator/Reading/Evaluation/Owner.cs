using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;

namespace FunctionalVae.Generator.Reading;

/// <summary>The class that declares a member, as plain data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Declarations">Where its parts are.</param>
internal sealed record Owner(string Name, ValueList<SourceSpan> Declarations)
{
    /// <summary>The class of <paramref name="member"/>.</summary>
    public static Owner Of(ISymbol member) =>
        new(
            member.ContainingType.Name,
            ValueList.From(member.ContainingType.DeclaringSyntaxReferences.Select(part => SourceSpan.Of(part.SyntaxTree, part.Span)))
        );

    /// <summary>A message about something of this class's at a place; where that is elsewhere, it says which class it is about.</summary>
    public string Explain(string message, SourceSpan at) =>
        Declarations.Any(declaration => declaration.Contains(at)) ? message : $"{message} (in {Name})";
}
