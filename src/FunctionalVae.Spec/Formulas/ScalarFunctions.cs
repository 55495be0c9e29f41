namespace FunctionalVae.Formulas;

/// <summary>All functions that formulas are made of, each with its derivative.</summary>
internal static class ScalarFunctions
{
    public static ScalarFunction Add { get; } = new(nameof(Add), "{0} + {1}", "{0} + {1}", (_, d) => d[0] + d[1]);

    public static ScalarFunction Subtract { get; } = new(nameof(Subtract), "{0} − {1}", "{0} - {1}", (_, d) => d[0] - d[1]);

    public static ScalarFunction Multiply { get; } =
        new(nameof(Multiply), "{0} · {1}", "{0} * {1}", (call, d) => (d[0] * call.Arguments[1]) + (call.Arguments[0] * d[1]));

    public static ScalarFunction Divide { get; } =
        new(nameof(Divide), "{0} / {1}", "{0} / {1}", (call, d) => (d[0] - (call * d[1])) / call.Arguments[1]);

    public static ScalarFunction Negate { get; } = new(nameof(Negate), "−{0}", "-{0}", (_, d) => -d[0]);

    public static ScalarFunction FusedMultiplyAdd { get; } =
        new(
            nameof(FusedMultiplyAdd),
            "({0} · {1} + {2})",
            "T.FusedMultiplyAdd({0}, {1}, {2})",
            (call, d) => (d[0] * call.Arguments[1]) + (call.Arguments[0] * d[1]) + d[2]
        );

    // Of the branch that is taken, whatever the other is.
    public static ScalarFunction SelectLess { get; } =
        new(
            nameof(SelectLess),
            "({0} < {1} ? {2} : {3})",
            "T.Select(T.LessThan({0}, {1}), {2}, {3})",
            (call, d) => Formula.SelectLess(call.Arguments[0], call.Arguments[1], d[2], d[3])
        )
        {
            MissingInDiff = "choice between two values",
        };

    public static ScalarFunction Clamp { get; } =
        new(
            nameof(Clamp),
            "clamp({0}, {1}, {2})",
            "T.Clamp({0}, {1}, {2})",
            (call, d) =>
                Formula.SelectLess(
                    call.Arguments[1],
                    call.Arguments[0],
                    Formula.SelectLess(call.Arguments[0], call.Arguments[2], d[0], 0),
                    0
                )
        );

    public static ScalarFunction Abs { get; } =
        new(
            nameof(Abs),
            "|{0}|",
            "T.Abs({0})",
            (call, d) => Formula.SelectLess(0, call.Arguments[0], d[0], Formula.SelectLess(call.Arguments[0], 0, -d[0], 0))
        );

    // Not a maximum, which may turn NaN into 0: a NaN must stay visible.
    public static ScalarFunction Rectify { get; } =
        new(
            nameof(Rectify),
            "max({0}, 0)",
            "T.Select(T.LessThan({0}, T.Zero), T.Zero, {0})",
            (call, d) => Formula.SelectLess(0, call.Arguments[0], d[0], 0)
        );

    public static ScalarFunction SquareRoot { get; } =
        new(nameof(SquareRoot), "sqrt({0})", "T.SquareRoot({0})", (call, d) => d[0] / (2 * call));

    public static ScalarFunction Log { get; } = new(nameof(Log), "log({0})", null, (call, d) => d[0] / call.Arguments[0]);

    public static ScalarFunction Log1p { get; } =
        new(nameof(Log1p), "log1p({0})", null, (call, d) => d[0] / (1 + call.Arguments[0]))
        {
            MissingInDiff = "log(1 + x) that keeps its digits",
        };

    public static ScalarFunction LogGamma { get; } =
        new(nameof(LogGamma), "lgamma({0})", null, (call, d) => Formula.Digamma(call.Arguments[0]) * d[0]) { MissingInDiff = NoGamma };

    // Derivatives themselves: nothing differentiates twice.
    public static ScalarFunction Digamma { get; } = new(nameof(Digamma), "digamma({0})", null, null) { MissingInDiff = NoGamma };

    // Stirling's formula has the large part of lgamma; differences of what it leaves keep their digits.
    public static ScalarFunction LogGammaRemainder { get; } =
        new(nameof(LogGammaRemainder), "lgammaRemainder({0})", null, (call, d) => Formula.DigammaRemainder(call.Arguments[0]) * d[0])
        {
            MissingInDiff = NoGamma,
        };

    public static ScalarFunction DigammaRemainder { get; } =
        new(nameof(DigammaRemainder), "digammaRemainder({0})", null, null) { MissingInDiff = NoGamma };

    public static ScalarFunction Exp { get; } = new(nameof(Exp), "exp({0})", null, (call, d) => call * d[0]);

    public static ScalarFunction Expm1 { get; } =
        new(nameof(Expm1), "expm1({0})", null, (call, d) => Formula.Exp(call.Arguments[0]) * d[0]);

    // Near 0 the difference would have no digits.
    public static ScalarFunction ExpMinusLinear { get; } =
        new(
            nameof(ExpMinusLinear),
            "(exp({0}) − {0} − 1)",
            "Simd.ExpMinusLinearProduct({0})",
            (call, d) => Formula.Expm1(call.Arguments[0]) * d[0]
        );

    // σ(−x) keeps its digits where 1 − σ(x) has none.
    public static ScalarFunction Sigmoid { get; } =
        new(nameof(Sigmoid), "sigmoid({0})", null, (call, d) => call * Formula.Sigmoid(-call.Arguments[0]) * d[0]);

    public static ScalarFunction Softplus { get; } =
        new(nameof(Softplus), "softplus({0})", null, (call, d) => Formula.Sigmoid(call.Arguments[0]) * d[0]);

    public static ScalarFunction Tanh { get; } =
        new(nameof(Tanh), "tanh({0})", null, (call, d) => Formula.FusedMultiplyAdd(-call, call, 1) * d[0]);

    public static ScalarFunction NormalCumulative { get; } =
        new(nameof(NormalCumulative), "Φ({0})", "Simd.Normal({0}).Cumulative", (call, d) => Formula.NormalDensity(call.Arguments[0]) * d[0])
        {
            MissingInDiff = "error function",
        };

    public static ScalarFunction NormalDensity { get; } =
        new(nameof(NormalDensity), "φ({0})", "Simd.Normal({0}).Density", (call, d) => -call.Arguments[0] * call * d[0]);

    private const string NoGamma = "gamma function";
}
