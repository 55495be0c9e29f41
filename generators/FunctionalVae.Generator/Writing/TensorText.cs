using FunctionalVae.Formulas;

namespace FunctionalVae.Generator.Writing;

/// <summary>A formula as calls over a backend's tensors: its run-time half has each function under its name.</summary>
/// <param name="functions">The class with the functions, as a prefix.</param>
/// <param name="like">A tensor of the formula, for numbers that have to be tensors.</param>
/// <param name="variable">How a variable is written.</param>
internal sealed class TensorText(string functions, string like, Func<Formula.Variable, string> variable)
{
    /// <summary>The formula of one variable, which is written as <paramref name="x"/>.</summary>
    public static string Of(Formula formula, string functions, string x) => new TensorText(functions, x, _ => x).Write(formula);

    /// <summary>The formula of any variables, with a tensor for numbers that have to be tensors.</summary>
    public static string Of(Formula formula, string functions, string like, Func<Formula.Variable, string> variable) =>
        new TensorText(functions, like, variable).Write(formula);

    private string Write(Formula formula) =>
        formula switch
        {
            Formula.Variable own => variable(own),
            Formula.Number own => $"{functions}Number({Literals.Of(own.Value)}, {like})",
            Formula.Call own =>
                $"{functions}{own.Function.Name}({string.Join(", ", own.Arguments.Select(argument => Argument(own, argument)))})",
            _ => throw new NotSupportedException(),
        };

    // Arithmetic and bounds take plain numbers too.
    private string Argument(Formula.Call call, Formula argument) =>
        argument is Formula.Number number && call.Function.TakesNumbers ? Literals.Of(number.Value) : Write(argument);
}
