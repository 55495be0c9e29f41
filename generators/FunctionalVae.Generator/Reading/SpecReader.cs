using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FunctionalVae.Generator.Reading;

/// <summary>Reads one class marked with <see cref="GenerateVaeAttribute"/>: C# text in, plain data out.</summary>
internal static class SpecReader
{
    /// <summary>The class's model, or what is wrong with it.</summary>
    public static SpecReading Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var compilation = context.SemanticModel.Compilation;
        if (ReadingMemo.Find(declaration, compilation) is { } kept)
        {
            return kept;
        }

        if (!IsFirst(type, declaration))
        {
            return SpecReading.Nothing;
        }

        var reading = Read(type, declaration, compilation, cancellation);
        if (
            reading.Models.Count > 0
            && SpecMember.Find(type, declaration, []) is { } member
            && MemberReader.For(compilation).Known(member) is { } known
        )
        {
            ReadingMemo.Keep(declaration, compilation, reading, known.Sources);
        }

        return reading;
    }

    /// <summary>The model of <paramref name="type"/>, or what is wrong with it.</summary>
    public static SpecReading Read(
        INamedTypeSymbol type,
        TypeDeclarationSyntax declaration,
        Compilation compilation,
        CancellationToken cancellation
    )
    {
        if (ClassShape.Check(type, declaration, compilation) is { } fault)
        {
            return new([], [fault]);
        }

        var problems = ClassShape
            .Collisions(type, BackendChoice.Asked(BackendRequest.Stated(type), BackendChoice.Referenced(compilation)))
            .ToList();
        var member = SpecMember.Find(type, declaration, problems);
        var reader = MemberReader.For(compilation);
        if (member is null)
        {
            return new([], ValueList.From(problems));
        }

        // An editor may ask twice at once about one compilation.
        Traced? specification;
        lock (reader)
        {
            specification = SpecMember.Read(member, reader, problems, cancellation);
        }

        if (specification is { Value: VaeSpec spec })
        {
            problems.AddRange(SpecRules.Check(spec).Select(problem => Place(problem, specification, spec)));
            if (problems.Count == 0)
            {
                var advice = SpecRules.Advise(spec).Select(problem => Place(problem, specification, spec)).Distinct();
                var asked = BackendRequest.Of(type, backend => Inexpressible(specification, spec, backend));
                return new([Model(type, member, specification, spec, asked.Backends)], ValueList.From(advice))
                {
                    At = SourceSpan.Of(member.Locations[0]),
                    Backends = asked,
                };
            }
        }

        return new([], ValueList.From(problems.Distinct()));
    }

    private static GeneratedModel Model(INamedTypeSymbol type, ISymbol member, Traced specification, VaeSpec spec, VaeBackends backends) =>
        new(
            Names.Namespace(type.ContainingNamespace),
            ValueList.From(
                ClassShape.Containers(type).Select(each => new ContainingType(ClassShape.Keyword(each), Names.Escape(each.Name)))
            ),
            Names.Escape(type.Name),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            Names.Escape(member.Name),
            spec,
            RowsOf(specification),
            type.GetMembers("Defaults").Any(IsTrainOptions) ? "Defaults" : null,
            backends,
            Names.HintName(type)
        );

    private static RowShape? RowsOf(Traced specification) =>
        specification.Parts.TryGetValue(nameof(VaeSpec.Input), out var input) ? input.Rows : null;

    /// <summary>A rule's problem on the argument at fault.</summary>
    private static Problem Place(SpecProblem problem, Traced specification, VaeSpec spec)
    {
        var (at, owner) = SourceMap.Locate(specification, problem);
        return new(problem.Code, at, [owner?.Explain(problem.Message, at) ?? problem.Message])
        {
            Hints = problem.Code == RuleCodes.DomainMismatch ? ValueList.From(Proposals(specification, spec, problem.Path)) : [],
        };
    }

    private static ValueList<BackendProblem> Inexpressible(Traced specification, VaeSpec spec, VaeBackends backend) =>
        ValueList.From(
            BackendRules
                .Check(backend, spec)
                .Select(problem => new BackendProblem(backend, SourceMap.Locate(specification, problem).At, problem.Message))
        );

    private static IEnumerable<Hint> Proposals(Traced specification, VaeSpec spec, string path) =>
        from change in DomainProposals.For(spec, path)
        let at = SourceMap.Written(specification, change.Path)
        where at is not null
        select new Hint(at, $"{change.Path}={change.Expression}");

    private static bool IsTrainOptions(ISymbol member) =>
        member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        }
            is { Name: "TrainOptions", ContainingNamespace: { Name: nameof(FunctionalVae), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A partial class may repeat the attribute, which the compiler reports; it must not be generated twice.</summary>
    private static bool IsFirst(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        type.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == nameof(GenerateVaeAttribute))
            .Select(attribute => attribute.ApplicationSyntaxReference)
            .FirstOrDefault()
            is not { } first
        || (first.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(first.Span));
}
