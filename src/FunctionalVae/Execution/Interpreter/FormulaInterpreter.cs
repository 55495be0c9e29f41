using FunctionalVae.Formulas;

namespace FunctionalVae.Interpreter;

/// <summary>Formulas in float64, over numbers that differentiate themselves: what the vocabulary states of derivatives has no part in it.</summary>
internal static class FormulaInterpreter
{
    private static readonly Dictionary<string, Func<Dual[], Dual>> Functions = new(StringComparer.Ordinal)
    {
        [nameof(ScalarFunctions.Add)] = x => x[0] + x[1],
        [nameof(ScalarFunctions.Subtract)] = x => x[0] - x[1],
        [nameof(ScalarFunctions.Multiply)] = x => x[0] * x[1],
        [nameof(ScalarFunctions.Divide)] = x => x[0] / x[1],
        [nameof(ScalarFunctions.Negate)] = x => -x[0],
        [nameof(ScalarFunctions.FusedMultiplyAdd)] = x => (x[0] * x[1]) + x[2],
        [nameof(ScalarFunctions.SelectLess)] = x => x[0].Value < x[1].Value ? x[2] : x[3],
        [nameof(ScalarFunctions.Clamp)] = x =>
            x[0].Value <= x[1].Value ? x[1].Value
            : x[0].Value >= x[2].Value ? x[2].Value
            : x[0],
        [nameof(ScalarFunctions.Abs)] = x =>
            x[0].Value > 0 ? x[0]
            : x[0].Value < 0 ? -x[0]
            : Math.Abs(x[0].Value),
        [nameof(ScalarFunctions.Rectify)] = x =>
            x[0].Value > 0 ? x[0]
            : x[0].Value <= 0 ? 0
            : x[0].Value,
        [nameof(ScalarFunctions.SquareRoot)] = x => Dual.Sqrt(x[0]),
        [nameof(ScalarFunctions.Log)] = x => Dual.Log(x[0]),
        [nameof(ScalarFunctions.Log1p)] = x => Dual.Log1p(x[0]),
        [nameof(ScalarFunctions.LogGamma)] = x => Dual.LogGamma(x[0]),
        [nameof(ScalarFunctions.Digamma)] = x => Constant(x[0], SpecialFunctions.Digamma),
        [nameof(ScalarFunctions.LogGammaRemainder)] = x => Dual.LogGammaRemainder(x[0]),
        [nameof(ScalarFunctions.DigammaRemainder)] = x => Constant(x[0], SpecialFunctions.DigammaRemainder),
        [nameof(ScalarFunctions.Exp)] = x => Dual.Exp(x[0]),
        [nameof(ScalarFunctions.Expm1)] = x => Dual.Expm1(x[0]),
        [nameof(ScalarFunctions.ExpMinusLinear)] = x => Dual.ExpMinusLinear(x[0]),
        [nameof(ScalarFunctions.Sigmoid)] = x => Dual.Sigmoid(x[0]),
        [nameof(ScalarFunctions.Softplus)] = x => Dual.Softplus(x[0]),
        [nameof(ScalarFunctions.Tanh)] = x => Dual.Tanh(x[0]),
        [nameof(ScalarFunctions.NormalCumulative)] = x => Dual.NormalCumulative(x[0]),
        [nameof(ScalarFunctions.NormalDensity)] = x => Dual.NormalDensity(x[0]),
    };

    /// <summary>A formula as a function of its variables, in the order in which they are given.</summary>
    /// <exception cref="NotSupportedException">It has a function without a form in float64.</exception>
    public static Func<Dual[], Dual> Compile(Formula formula, params Formula.Variable[] variables)
    {
        switch (formula)
        {
            case Formula.Variable own:
                var place = Array.IndexOf(variables, own);
                return x => x[place];
            case Formula.Number own:
                return _ => own.Value;
            case Formula.Call own:
                var function = Functions.TryGetValue(own.Function.Name, out var known)
                    ? known
                    : throw new NotSupportedException($"The interpreter does not know the function {own.Function.Name}.");
                var arguments = own.Arguments.Select(argument => Compile(argument, variables)).ToArray();
                return x => function(Array.ConvertAll(arguments, argument => argument(x)));
            default:
                throw new NotSupportedException($"The interpreter does not know {formula}.");
        }
    }

    // Of a function that states no derivative: it is one itself.
    private static Dual Constant(Dual x, Func<double, double> function) =>
        x.Tape is null
            ? function(x.Value)
            : throw new NotSupportedException("A formula that is differentiated has a function without a derivative.");
}
