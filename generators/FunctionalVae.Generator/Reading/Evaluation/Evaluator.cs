using System.Collections.Immutable;
using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>
/// Interprets the closed grammar of specification expressions for one member. It constructs the library's own records inside the
/// compiler and runs no code of the user's. What it refuses it reports, and goes on, so that one build shows all there is.
/// </summary>
internal sealed partial class Evaluator(MemberReader members, ISymbol member, MemberSource source, CancellationToken cancellation)
{
    // The compiler's stack is 1 MB in some hosts; no specification that a person writes comes near.
    private const int DepthLimit = 200;

    private readonly List<Problem> problems = [];
    private readonly HashSet<ISymbol> initialized = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxTree> sources = [.. SourcesOf(member)];
    private bool isTooDeep;

    /// <summary>The member's value, with the problems on the way.</summary>
    public MemberReading Read()
    {
        var value = members.Operation(source.Value, cancellation) is { } operation
            ? Evaluate(operation)
            : Refuse(source.Value, "is not an expression that can be read");
        return new(
            value is null ? null : value with { Owner = Owner.Of(member) },
            [.. problems.Distinct()],
            initialized.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default),
            [.. sources]
        );
    }

    // All parts of the type: any may have the static constructor, and initialisers of different parts run in no certain order.
    private static IEnumerable<SyntaxTree> SourcesOf(ISymbol member) =>
        member.ContainingType.DeclaringSyntaxReferences.Select(part => part.SyntaxTree);

    /// <summary>The value of an expression, placed where that expression is; null where it was refused.</summary>
    private Traced? Evaluate(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (members.Depth >= DepthLimit)
        {
            // Said once: everything around it would say it again.
            var first = !isTooDeep;
            isTooDeep = true;
            return first ? Refuse(operation, "is nested too deeply") : null;
        }

        members.Depth++;
        try
        {
            return Dispatch(operation) is { } value ? value with { At = SourceSpan.Of(operation.Syntax) } : null;
        }
        finally
        {
            members.Depth--;
        }
    }

    private Traced? Dispatch(IOperation operation) =>
        operation switch
        {
            IInvalidOperation => Invalid(operation),
            ILiteralOperation => Constant(operation),
            IFieldReferenceOperation { Field.IsConst: true } => Constant(operation),
            IFieldReferenceOperation { Field: { IsStatic: true } field } => Member(field, operation),
            IPropertyReferenceOperation { Property: { IsStatic: true } property } => Member(property, operation),
            IPropertyReferenceOperation { Instance: { } instance } read => Part(read, instance),
            IDefaultValueOperation => Default(operation),
            IConversionOperation conversion => Convert(conversion),
            IUnaryOperation unary => Unary(unary),
            IBinaryOperation binary => Binary(binary),
            IObjectCreationOperation creation => Create(creation),
            IWithOperation with => Derive(with),
            ICollectionExpressionOperation collection => List(collection),
            IInvocationOperation call when IsTableOf(call.TargetMethod) => Rows(call),
            // What the compiler itself folds to a number: a conditional on constants, the size of a type.
            { ConstantValue.HasValue: true, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Double } => Constant(
                operation
            ),
            _ => Refuse(operation, $"is {Describe(operation)}, which is not read"),
        };

    /// <summary>
    /// Code that does not compile: the compiler says so itself, better than could be said here, and would be silenced by an error of ours.
    /// A generated member of a model is one exception: it exists once the generators have run, and without a word from here this model
    /// would be missing in silence. The other is a name that the vocabulary would have to have.
    /// </summary>
    private Traced? Invalid(IOperation operation)
    {
        var invalid = operation.DescendantsAndSelf().Where(each => each is IInvalidOperation).ToList();
        var unknown = invalid.Select(each => UnknownName.Find(each, source.Value, TypeOf(member))).OfType<Problem>().ToList();
        problems.AddRange(unknown);
        members.HasInvalidCode |= unknown.Count > 0;
        foreach (var innermost in invalid.Where(each => !each.Descendants().OfType<IInvalidOperation>().Any()))
        {
            if (GeneratedNames.IsNamedBy(innermost))
            {
                Refuse(innermost, "refers to generated code, which does not exist yet when a specification is read");
            }
            else
            {
                members.HasInvalidCode = true;
            }
        }

        return null;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private Traced? Refuse(IOperation operation, string why) => Refuse(operation.Syntax, why);

    private Traced? Refuse(SyntaxNode syntax, string why) =>
        Report(Descriptors.NotASpecExpression, syntax, $"'{Excerpt(syntax)}' {why}{Descriptors.WhatIsRead}");

    /// <summary>A problem with a member, which a code fix can mend where that is declared.</summary>
    private Traced? ReportMember(DiagnosticDescriptor descriptor, SyntaxNode syntax, ISymbol declared, params string[] arguments)
    {
        problems.Add(Problem.Of(descriptor, SourceSpan.Of(syntax), arguments) with { Hints = Declaration(declared) });
        return null;
    }

    private ValueList<Hint> Declaration(ISymbol declared) =>
        ValueList.From(declared.DeclaringSyntaxReferences.Select(part => new Hint(SourceSpan.Of(part.GetSyntax(cancellation)))));

    private Traced? Report(DiagnosticDescriptor descriptor, SyntaxNode syntax, params string[] arguments)
    {
        problems.Add(Problem.Of(descriptor, SourceSpan.Of(syntax), arguments));
        return null;
    }

    /// <summary>Source text as a message can show it: on one line, and short.</summary>
    private static string Excerpt(SyntaxNode syntax)
    {
        const int longest = 60;
        var text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= longest ? text : text.Substring(0, longest) + "…";
    }

    private static string Describe(IOperation operation) =>
        operation.Kind switch
        {
            OperationKind.Invocation => "a method call",
            OperationKind.Conditional or OperationKind.SwitchExpression => "a condition",
            OperationKind.Coalesce or OperationKind.ConditionalAccess => "a test for null",
            OperationKind.ArrayCreation => "an array, which is mutable",
            OperationKind.ArrayElementReference => "an array's element, which is mutable",
            OperationKind.FieldReference => "a field of an instance",
            OperationKind.SimpleAssignment or OperationKind.CompoundAssignment => "an assignment",
            OperationKind.DelegateCreation or OperationKind.AnonymousFunction => "a function",
            OperationKind.Throw => "a throw expression",
            OperationKind.Await => "an await expression",
            _ => "an expression of the kind " + operation.Kind,
        };
}
