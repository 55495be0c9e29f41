using FunctionalVae.Generator.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>Constants, arithmetic and conversions.</summary>
internal sealed partial class Evaluator
{
    private static Traced Value(IOperation operation, object? value) => new(value, SourceSpan.Of(operation.Syntax));

    private Traced? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: var value }
            ? Typed(operation, value, operation.Type)
            : Refuse(operation, "has no constant value");

    /// <summary>A constant as the compiler knows it (an enum's is a number) becomes the value that a vocabulary constructor takes.</summary>
    private Traced? Typed(IOperation operation, object? value, ITypeSymbol? type)
    {
        if (value is null || Vocabulary.Find(type) is not { IsEnum: true } choices)
        {
            return Value(operation, value);
        }

        var member = Enum.ToObject(choices, value);
        return Enum.IsDefined(choices, member)
            ? Value(operation, member)
            : Refuse(operation, FormattableString.Invariant($"is {value}, but {choices.Name} has no such member"));
    }

    private Traced? Default(IOperation operation) =>
        operation switch
        {
            { Type.IsReferenceType: true } => Value(operation, null),
            { ConstantValue.HasValue: true } => Constant(operation),
            _ when Vocabulary.Find(operation.Type) is { } type => Value(operation, Activator.CreateInstance(type)),
            _ => NotVocabulary(operation, operation.Type),
        };

    private Traced? Convert(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null || conversion.IsTryCast)
        {
            return Refuse(conversion, "is a conversion that is not built in");
        }

        if (Evaluate(conversion.Operand) is not { } operand)
        {
            return null;
        }

        var target = conversion.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : conversion.Type;
        if (operand.Value is not { } value || (Vocabulary.Find(target) ?? Vocabulary.Primitive(target))?.IsInstanceOfType(value) == true)
        {
            return operand;
        }

        var unread = $"is converted to {target?.ToDisplayString() ?? "?"}; only int, double and vocabulary types are read";
        if (Vocabulary.Find(target) is { IsEnum: true })
        {
            return value is Enum or int ? Typed(conversion, System.Convert.ToInt32(value, null), target) : Refuse(conversion, unread);
        }

        return value is IConvertible && target is not null
            ? Computed(conversion, () => Arithmetic.Convert(value, target.SpecialType), unread)
            : Refuse(conversion, unread);
    }

    private Traced? Unary(IUnaryOperation unary) =>
        unary.OperatorMethod is null && Evaluate(unary.Operand) is { } operand
            ? Computed(unary, () => Arithmetic.Unary(unary.OperatorKind, operand.Value))
            : UserDefined(unary, unary.OperatorMethod);

    private Traced? Binary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null)
        {
            return UserDefined(binary, binary.OperatorMethod);
        }

        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        return left is null || right is null
            ? null
            : Computed(binary, () => Arithmetic.Binary(binary.OperatorKind, left.Value, right.Value));
    }

    private Traced? UserDefined(IOperation operation, IMethodSymbol? method) =>
        method is null ? null : Refuse(operation, "uses an operator that is not built in");

    private Traced? Computed(IOperation operation, Func<object?> compute, string otherwise = "is not arithmetic on int or double")
    {
        try
        {
            return compute() is { } value ? Value(operation, value) : Refuse(operation, otherwise);
        }
        catch (ArithmeticException failure)
        {
            var why = failure is DivideByZeroException ? "divides by zero" : "overflows";
            return Report(Descriptors.Arithmetic, operation.Syntax, Excerpt(operation.Syntax), why);
        }
    }

    private Traced? NotVocabulary(IOperation operation, ITypeSymbol? type) =>
        Report(
            Descriptors.NotVocabulary,
            operation.Syntax,
            type?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? Excerpt(operation.Syntax)
        );
}
