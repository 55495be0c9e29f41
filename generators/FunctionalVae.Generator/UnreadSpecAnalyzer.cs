using System.Collections.Immutable;
using FunctionalVae.Generator.Reading;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FunctionalVae.Generator;

/// <summary>
/// Finds the models that the generator left out without a word: those whose specification reads what another generator makes. To this
/// generator such a name is a misspelt one, which the compiler reports; and the compiler, who comes after all
/// generators, knows the name. So this looks at the finished program.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadSpecAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MadeByAGenerator];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (
            !GeneratedNames.IsModel(type)
            || type.GetTypeMembers("Compiled").Length > 0
            || type.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is not TypeDeclarationSyntax declaration
        )
        {
            return;
        }

        var (compilation, cancellation) = (context.Compilation, context.CancellationToken);
        if (SpecMember.Find(type, declaration, []) is not { } member)
        {
            return;
        }

        if (GeneratedReads.First(member, compilation, cancellation) is var (at, read))
        {
            // Of a model's generated half the generator has told itself.
            if (!GeneratedNames.IsModel(read.ContainingType))
            {
                Report(at.GetLocation(), $"'{Names.Display(read)}'");
            }
        }
        else if (SpecReader.Read(type, declaration, compilation, cancellation).Models.Count > 0)
        {
            // Now it can be read: so something in it is new, although it does not say that it was generated.
            Report(member.Locations[0], "Something that the specification reads");
        }

        void Report(Location location, string name) =>
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MadeByAGenerator, location, name, Names.Display(member)));
    }
}
