using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// A record or a choice that the vocabulary does not have: misspelt, or known from another library. Wherever such a name may be declared,
/// a specification cannot consist of it; so this is said in place of the compiler's error, with what there is.
/// </summary>
internal static class UnknownName
{
    /// <summary>The problem of code that does not compile, where it is such a name; null where it is something else.</summary>
    /// <param name="invalid">The code.</param>
    /// <param name="root">The value that it is part of.</param>
    /// <param name="type">That value's type.</param>
    public static Problem? Find(IOperation invalid, ExpressionSyntax root, ITypeSymbol? type) =>
        (invalid.Syntax, invalid.SemanticModel) switch
        {
            (ObjectCreationExpressionSyntax creation, { } semantics) => Record(creation, semantics, Wanted(invalid, semantics, root, type)),
            (MemberAccessExpressionSyntax access, { } semantics) => Choice(access, semantics),
            _ => null,
        };

    private static Problem? Record(ObjectCreationExpressionSyntax creation, SemanticModel semantics, Type? wanted)
    {
        var found = semantics.GetSymbolInfo(creation.Type);
        // A name of the vocabulary's that means nothing here lacks a using directive, which the compiler says.
        return
            found.Symbol is null
            && found.CandidateSymbols.IsEmpty
            && Simple(creation.Type) is { } name
            && !Vocabulary.IsName(name.Identifier.ValueText)
            ? Of(name, nameof(FunctionalVae), wanted, Vocabulary.Records(wanted))
            : null;
    }

    private static Problem? Choice(MemberAccessExpressionSyntax access, SemanticModel semantics)
    {
        var found = semantics.GetSymbolInfo(access);
        return
            found.Symbol is null
            && found.CandidateSymbols.IsEmpty
            && Vocabulary.Find(semantics.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol) is { IsEnum: true } choices
            ? Of(access.Name, choices.Name, choices, Enum.GetNames(choices))
            : null;
    }

    private static Problem Of(SimpleNameSyntax name, string owner, Type? wanted, IReadOnlyList<string> known)
    {
        // Where one record alone can stand, there is nothing to list.
        var guess = known.Count == 1 ? known[0] : Misspelling.Of(name.Identifier.ValueText, known);
        var what =
            known.Count == 1 ? ""
            : wanted is null ? "the vocabulary has " + Listed(known, "and")
            : $"{("AEIOU".Contains(wanted.Name[0]) ? "an" : "a")} {wanted.Name} can be {Listed(known, "or")}";
        var advice =
            guess is null ? what
            : known.Count == 1 ? $"did you mean '{guess}'?"
            : $"did you mean '{guess}'? {char.ToUpperInvariant(what[0])}{what.Substring(1)}";
        var at = SourceSpan.Of(name);
        return Problem.Of(Descriptors.UnknownName, at, owner, name.Identifier.ValueText, advice) with
        {
            Hints = guess is null ? [] : [new Hint(at, guess)],
        };
    }

    /// <summary>What the place of a misspelt record takes; null where that is not known.</summary>
    private static Type? Wanted(IOperation invalid, SemanticModel semantics, ExpressionSyntax root, ITypeSymbol? type) =>
        invalid.Parent is IWithOperation copied ? Wanted(copied, semantics, root, type)
        : invalid.Parent is ICollectionExpressionOperation list ? Element(Vocabulary.Find(list.Type))
        : invalid.Syntax == root ? Vocabulary.Find(type)
        : invalid.Syntax.Parent
            is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax outer } } argument
            ? Parameter(Vocabulary.Find(semantics.GetTypeInfo(outer).Type), argument)
        : null;

    private static Type? Parameter(Type? record, ArgumentSyntax argument)
    {
        var parameters = record?.GetConstructors().FirstOrDefault()?.GetParameters() ?? [];
        var index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return argument.NameColon is { } named
            ? parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)?.ParameterType
            : parameters.ElementAtOrDefault(index)?.ParameterType;
    }

    private static string Listed(IReadOnlyList<string> names, string joint) =>
        string.Join(", ", names.Take(names.Count - 1)) + $" {joint} {names[names.Count - 1]}";

    private static Type? Element(Type? list) => list is { IsGenericType: true } ? list.GetGenericArguments()[0] : null;

    private static SimpleNameSyntax? Simple(TypeSyntax type) =>
        type switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            _ => null,
        };
}
