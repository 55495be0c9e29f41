using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FunctionalVae.Generator.Reading;

/// <summary>C#'s built-in arithmetic on int and double, always checked: a size that wraps around is never meant.</summary>
internal static class Arithmetic
{
    /// <summary>The value of a binary expression, or null where it is not arithmetic on two ints or two doubles.</summary>
    /// <exception cref="ArithmeticException">The result overflows, or a divisor is zero.</exception>
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right) =>
        (left, right) switch
        {
            (int x, int y) => Integer(kind, x, y),
            (double x, double y) => Real(kind, x, y),
            _ => null,
        };

    /// <summary>The value of <c>-x</c> or <c>+x</c>, or null where it is neither, of an int or a double.</summary>
    /// <exception cref="ArithmeticException">The result overflows.</exception>
    public static object? Unary(UnaryOperatorKind kind, object? operand) =>
        (kind, operand) switch
        {
            (UnaryOperatorKind.Minus, int x) => checked(-x),
            (UnaryOperatorKind.Minus, double x) => -x,
            (UnaryOperatorKind.Plus, int or double) => operand,
            _ => null,
        };

    /// <summary>A number converted to int or double as C# does it (towards zero), or null for any other type.</summary>
    /// <exception cref="ArithmeticException">The number does not fit.</exception>
    public static object? Convert(object number, SpecialType to) =>
        (to, number) switch
        {
            (SpecialType.System_Int32, double x) => checked((int)x),
            (SpecialType.System_Int32, float x) => checked((int)x),
            (SpecialType.System_Int32, not (decimal or string or bool)) => System.Convert.ToInt32(number, CultureInfo.InvariantCulture),
            (SpecialType.System_Double, char x) => (double)x,
            (SpecialType.System_Double, not (string or bool)) => System.Convert.ToDouble(number, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static object? Integer(BinaryOperatorKind kind, int x, int y) =>
        kind switch
        {
            BinaryOperatorKind.Add => checked(x + y),
            BinaryOperatorKind.Subtract => checked(x - y),
            BinaryOperatorKind.Multiply => checked(x * y),
            BinaryOperatorKind.Divide => x / y,
            BinaryOperatorKind.Remainder => x % y,
            _ => null,
        };

    private static object? Real(BinaryOperatorKind kind, double x, double y) =>
        kind switch
        {
            BinaryOperatorKind.Add => Finite(x + y),
            BinaryOperatorKind.Subtract => Finite(x - y),
            BinaryOperatorKind.Multiply => Finite(x * y),
            BinaryOperatorKind.Divide => y == 0 ? throw new DivideByZeroException() : Finite(x / y),
            BinaryOperatorKind.Remainder => y == 0 ? throw new DivideByZeroException() : Finite(x % y),
            _ => null,
        };

    private static object Finite(double value) => double.IsNaN(value) || double.IsInfinity(value) ? throw new OverflowException() : value;
}
