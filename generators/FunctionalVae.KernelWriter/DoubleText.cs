using System.Globalization;
using FunctionalVae.Formulas;

namespace FunctionalVae.KernelWriter;

/// <summary>A formula of one variable as C# over float64: for what is computed once for all examples.</summary>
internal static class DoubleText
{
    public static string Of(Formula formula, string variable) =>
        formula switch
        {
            Formula.Variable => variable,
            Formula.Number own => own.Value.ToString("R", CultureInfo.InvariantCulture) + "d",
            Formula.Call own => "("
                + string.Format(
                    CultureInfo.InvariantCulture,
                    Format(own.Function),
                    [.. own.Arguments.Select(argument => Of(argument, variable))]
                )
                + ")",
            _ => throw new NotSupportedException(),
        };

    private static string Format(ScalarFunction function) =>
        function.Name switch
        {
            nameof(ScalarFunctions.Log) => "global::System.Math.Log({0})",
            nameof(ScalarFunctions.Log1p)
            or nameof(ScalarFunctions.LogGamma)
            or nameof(ScalarFunctions.Digamma)
            or nameof(ScalarFunctions.LogGammaRemainder)
            or nameof(ScalarFunctions.DigammaRemainder) => $"global::FunctionalVae.SpecialFunctions.{function.Name}({{0}})",
            nameof(ScalarFunctions.Exp) => "global::System.Math.Exp({0})",
            nameof(ScalarFunctions.SquareRoot) => "global::System.Math.Sqrt({0})",
            _ => function.IsOperator
                ? function.Vector
                : throw new NotSupportedException($"{function.Name} has no form in float64 for what is computed once for all examples."),
        };
}
