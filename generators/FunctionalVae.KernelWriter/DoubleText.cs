using System.Globalization;
using FunctionalVae.Formulas;

namespace FunctionalVae.KernelWriter;

/// <summary>A formula as C# over float64: for what is computed once for all examples.</summary>
internal static class DoubleText
{
    public static string Of(Formula formula) =>
        formula switch
        {
            Formula.Variable own => own.Name,
            Formula.Number own => own.Value.ToString("R", CultureInfo.InvariantCulture) + "d",
            Formula.Call own => "("
                + string.Format(CultureInfo.InvariantCulture, Format(own.Function), [.. own.Arguments.Select(Of)])
                + ")",
            _ => throw new NotSupportedException(),
        };

    private static string Format(ScalarFunction function) =>
        function.Name switch
        {
            nameof(ScalarFunctions.Log) => "global::System.Math.Log({0})",
            nameof(ScalarFunctions.Exp) => "global::System.Math.Exp({0})",
            nameof(ScalarFunctions.SquareRoot) => "global::System.Math.Sqrt({0})",
            _ => function.IsOperator
                ? function.Vector
                : throw new NotSupportedException($"{function.Name} has no form in float64 for what is computed once for all examples."),
        };
}
