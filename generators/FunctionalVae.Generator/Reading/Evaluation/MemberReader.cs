using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>Reads the static members of one compilation, each of them once however many models share it.</summary>
internal sealed class MemberReader
{
    private static readonly ConditionalWeakTable<Compilation, MemberReader> Readers = new();

    private readonly Dictionary<ISymbol, MemberReading> readings = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly HashSet<ISymbol> open = new(SymbolEqualityComparer.Default);
    private readonly Compilation compilation;

    private MemberReader(Compilation compilation) => this.compilation = compilation;

    /// <summary>The compilation's reader.</summary>
    public static MemberReader For(Compilation compilation) => Readers.GetValue(compilation, static key => new(key));

    /// <summary>How many expressions and members contain or lead to the one that is read now.</summary>
    public int Depth { get; set; }

    /// <summary>Whether <paramref name="symbol"/> is declared in this compilation, so that its source can be read.</summary>
    public bool Declares(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether <paramref name="member"/> is being read now, so that reading it again would not end.</summary>
    public bool IsOpen(ISymbol member) => open.Contains(member.OriginalDefinition);

    /// <summary>Whether code that does not compile was met: the compiler reports it, and the build fails without a word from here.</summary>
    public bool HasInvalidCode { get; set; }

    /// <summary>What reading <paramref name="member"/> gave, or null where it has not been read to the end.</summary>
    public MemberReading? Known(ISymbol member) => readings.TryGetValue(member.OriginalDefinition, out var known) ? known : null;

    /// <summary>Reads <paramref name="source"/>, the value of <paramref name="member"/>.</summary>
    public MemberReading Read(ISymbol member, MemberSource source, CancellationToken cancellation)
    {
        var key = member.OriginalDefinition;
        if (readings.TryGetValue(key, out var known))
        {
            return known;
        }

        open.Add(key);
        try
        {
            return readings[key] = new Evaluator(this, key, source, cancellation).Read();
        }
        finally
        {
            open.Remove(key);
        }
    }

    /// <summary>What <paramref name="expression"/> means, with its conversion to the type that is wanted of it.</summary>
    public IOperation? Operation(ExpressionSyntax expression, CancellationToken cancellation)
    {
        if (!models.TryGetValue(expression.SyntaxTree, out var model))
        {
            models[expression.SyntaxTree] = model = compilation.GetSemanticModel(expression.SyntaxTree);
        }

        var operation = model.GetOperation(Unwrap(expression), cancellation);
        while (operation?.Parent is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion;
        }

        return operation;
    }

    /// <summary>Parentheses and the null-forgiving operator have no operation of their own.</summary>
    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
            PostfixUnaryExpressionSyntax
            {
                RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SuppressNullableWarningExpression
            } forgiven => Unwrap(forgiven.Operand),
            _ => expression,
        };
}
