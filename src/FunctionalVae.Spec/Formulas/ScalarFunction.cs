namespace FunctionalVae.Formulas;

/// <summary>
/// A function that formulas are made of. It has a form on vectors of float32 in the engine (<c>Simd</c>), one in float64 in the interpreter, and
/// one on tensors in each backend; they are found by its name, and tests pair them.
/// </summary>
/// <param name="name">Its name, an identifier.</param>
/// <param name="text">It as mathematics, with its arguments as {0}, {1}, …</param>
/// <param name="vector">It in C# over vectors <c>T</c>; without it, <c>Simd</c> has a function of this name.</param>
/// <param name="tangent">
/// From a call and the derivatives of its arguments to that of the call, in a form that keeps its digits: what a textbook does with softplus(l) −
/// l·x loses them. Not used for what is constant. Null for a function that is a derivative itself: formulas are differentiated once.
/// </param>
internal sealed class ScalarFunction(string name, string text, string? vector, Func<Formula.Call, ValueList<Formula>, Formula>? tangent)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>It over vectors, with its arguments as {0}, {1}, …</summary>
    public string Vector => vector ?? $"Simd.{name}({{0}})";

    /// <summary>Whether <see cref="Vector"/> is an operator between its arguments, to be put in brackets inside another.</summary>
    public bool IsOperator => vector is { } own && own[0] is '{' or '-';

    /// <summary>Whether its forms on tensors take plain numbers beside tensors.</summary>
    public bool TakesNumbers => Name is nameof(ScalarFunctions.Clamp) || (IsOperator && vector![0] == '{');

    /// <summary>What DiffSharp lacks to compute it; null where it can.</summary>
    public string? MissingInDiff { get; init; }

    /// <summary>A call of it.</summary>
    public Formula Of(params Formula[] arguments) => new Formula.Call(this, ValueList.From(arguments));

    /// <summary>Whether it states a derivative.</summary>
    public bool HasDerivative => tangent is not null;

    /// <summary>The derivative of a call, from those of its arguments.</summary>
    /// <exception cref="NotSupportedException">It states none.</exception>
    public Formula Differentiate(Formula.Call call, ValueList<Formula> derivatives) =>
        tangent is { } own
            ? own(call, derivatives)
            : throw new NotSupportedException($"{Name} states no derivative; it is one itself, and formulas are differentiated once.");

    /// <summary>A call as mathematics.</summary>
    public string Text(ValueList<Formula> arguments) =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            text,
            [
                .. arguments.Select(argument =>
                    argument is Formula.Call { Function.IsOperator: true } && !IsNamed ? $"({argument})" : argument.ToString()
                ),
            ]
        );

    // Whether its arguments stand in brackets of its own.
    private bool IsNamed => char.IsLetter(text[0]) || text[0] == '|';
}
