using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Finds the one specification of a class, and reads it.</summary>
internal static class SpecMember
{
    /// <summary>The property or field that holds the specification, or null with the reason in <paramref name="problems"/>.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, TypeDeclarationSyntax declaration, List<Problem> problems)
    {
        var candidates = type.GetMembers().Where(IsSpec).ToList();
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        const string advice = "declare one, such as public static VaeSpec Spec { get; } = new(…)";
        if (candidates.Count == 0)
        {
            problems.Add(Problem.Of(Descriptors.SpecMember, SourceSpan.Of(declaration.Identifier), type.Name, "none", advice));
        }

        foreach (var surplus in candidates.Skip(1))
        {
            var names = string.Join(", ", candidates.Select(candidate => candidate.Name));
            var number = FormattableString.Invariant($"{candidates.Count} ({names})");
            problems.Add(
                Problem.Of(
                    Descriptors.SpecMember,
                    SourceSpan.Of(surplus.Locations[0]),
                    type.Name,
                    number,
                    "move the others to a class of their own"
                )
            );
        }

        return null;
    }

    /// <summary>The specification, or null with the reason in <paramref name="problems"/>.</summary>
    public static Traced? Read(ISymbol member, MemberReader reader, List<Problem> problems, CancellationToken cancellation)
    {
        var at = SourceSpan.Of(member.Locations[0]);
        if (MemberSource.Mutability(member, cancellation) is { } why)
        {
            var declarations = member.DeclaringSyntaxReferences.Select(part => new Hint(SourceSpan.Of(part.GetSyntax(cancellation))));
            problems.Add(Problem.Of(Descriptors.Mutable, at, Names.Display(member), why) with { Hints = ValueList.From(declarations) });
            return null;
        }

        if (MemberSource.Find(member, cancellation) is not { } source)
        {
            const string fault = "has neither an initialiser nor a getter of the form => expression";
            problems.Add(Problem.Of(Descriptors.NotASpecExpression, at, $"'{Names.Display(member)}' {fault}{Descriptors.WhatIsRead}"));
            return null;
        }

        var reading = reader.Read(member, source, cancellation);
        problems.AddRange(reading.Problems);
        if (reading.Value is { Value: null } nothing)
        {
            problems.Add(
                Problem.Of(
                    Descriptors.NotASpecExpression,
                    nothing.At,
                    $"'{Names.Display(member)}' is null; give a specification, such as new(…)"
                )
            );
            return null;
        }

        if (reading.Value is null && problems.Count == 0 && !reader.HasInvalidCode)
        {
            // A class without a generated half must say so, also where a case was forgotten.
            problems.Add(Problem.Of(Descriptors.NotASpecExpression, at, $"'{Names.Display(member)}' cannot be read"));
        }

        return reading.Value;
    }

    private static bool IsSpec(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member switch
        {
            IPropertySymbol property => Vocabulary.IsSpec(property.Type),
            IFieldSymbol field => Vocabulary.IsSpec(field.Type),
            _ => false,
        };
}
