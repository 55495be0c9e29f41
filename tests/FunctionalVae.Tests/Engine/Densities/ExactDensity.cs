namespace FunctionalVae.Tests.Engine;

/// <summary>A density of one value in float64, with its derivatives written out.</summary>
/// <param name="Term">What depends on the value: of x, the head's value and two parameters.</param>
/// <param name="ByOutput">Its derivative with respect to the head's value.</param>
/// <param name="ByParameter">Its derivative with respect to each parameter.</param>
/// <param name="Constant">What depends on each parameter alone.</param>
/// <param name="Slope">Its derivative.</param>
/// <param name="Size">The magnitude of what the derivative by the second parameter is summed of, where that is more than its own.</param>
internal sealed record ExactDensity(
    Func<double, double, double, double, double> Term,
    Func<double, double, double, double, double> ByOutput,
    ValueList<Func<double, double, double, double, double>> ByParameter,
    ValueList<Func<double, double>> Constant,
    ValueList<Func<double, double>> Slope,
    Func<double, double, double, double, double>? Size = null
)
{
    /// <summary>−|x − o|/b − log 2b with b = √(a/2).</summary>
    public static ExactDensity Laplace { get; } =
        new(
            (x, o, a, _) => -Math.Abs(x - o) / Math.Sqrt(a / 2),
            (x, o, a, _) => Math.Sign(x - o) / Math.Sqrt(a / 2),
            [(x, o, a, _) => Math.Abs(x - o) / Math.Sqrt(a / 2) / (2 * a)],
            [a => -Math.Log(2 * Math.Sqrt(a / 2))],
            [a => -0.5 / a]
        );

    /// <summary>−½ (x − o)²/a − ½ log 2πa.</summary>
    public static ExactDensity Normal { get; } =
        new(
            (x, o, a, _) => -0.5 * (x - o) * (x - o) / a,
            (x, o, a, _) => (x - o) / a,
            [(x, o, a, _) => 0.5 * (x - o) * (x - o) / (a * a)],
            [a => -0.5 * Math.Log(2 * Math.PI * a)],
            [a => -0.5 / a]
        );

    /// <summary>x·o − e^o: without parameters.</summary>
    public static ExactDensity Counts { get; } = new((x, o, _, _) => (x * o) - Math.Exp(o), (x, o, _, _) => x - Math.Exp(o), [], [], []);

    /// <summary>−b·(x − o)²/a − ½ log a + ½ log b: with two.</summary>
    public static ExactDensity Ratio { get; } =
        new(
            (x, o, a, b) => -b * (x - o) * (x - o) / a,
            (x, o, a, b) => 2 * b * (x - o) / a,
            [(x, o, a, b) => b * (x - o) * (x - o) / a / a, (x, o, a, _) => -(x - o) * (x - o) / a],
            [a => -0.5 * Math.Log(a), b => 0.5 * Math.Log(b)],
            [a => -0.5 / a, b => 0.5 / b]
        );

    /// <summary>Student's t with the variance a and e + 2 degrees of freedom.</summary>
    public static ExactDensity StudentT { get; } =
        new(
            (x, o, a, e) => -0.5 * (e + 3) * SpecialFunctions.Log1p(Square(x, o, a, e)),
            (x, o, a, e) => (e + 3) * (x - o) / ((a * e) + ((x - o) * (x - o))),
            [(x, o, a, e) => 0.5 * (e + 3) * Pull(x, o, a, e) / a, (x, o, a, e) => Change(x, o, a, e, -1)],
            [
                a => -0.5 * Math.Log(a),
                e => SpecialFunctions.LogGamma((e + 3) / 2) - SpecialFunctions.LogGamma((e + 2) / 2) - (0.5 * Math.Log(Math.PI * e)),
            ],
            [a => -0.5 / a, e => (0.5 * (SpecialFunctions.Digamma((e + 3) / 2) - SpecialFunctions.Digamma((e + 2) / 2))) - (0.5 / e)],
            (x, o, a, e) => Change(x, o, a, e, 1)
        );

    private static double Square(double x, double o, double a, double e) => (x - o) * (x - o) / (a * e);

    private static double Pull(double x, double o, double a, double e) => Square(x, o, a, e) / (1 + Square(x, o, a, e));

    private static double Change(double x, double o, double a, double e, int sign) =>
        (0.5 * (e + 3) * Pull(x, o, a, e) / e) + (sign * 0.5 * SpecialFunctions.Log1p(Square(x, o, a, e)));
}
