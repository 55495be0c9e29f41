namespace FunctionalVae.Interpreter;

/// <summary>
/// A number that remembers what it was computed from: arithmetic on it gives its derivatives (Wengert 1964). They stand here, on the plain
/// functions, and nowhere else in the interpreter; the engine's kernels and the graph's derivatives have no part in them.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Node">Where the tape has it; −1 for a constant.</param>
/// <param name="Tape">The tape; null for a constant.</param>
internal readonly record struct Dual(double Value, int Node, Tape? Tape)
{
    public static implicit operator Dual(double value) => new(value, -1, null);

    public static Dual operator +(Dual x, Dual y) => Tape.Of(x.Value + y.Value, x, 1, y, 1);

    public static Dual operator -(Dual x, Dual y) => Tape.Of(x.Value - y.Value, x, 1, y, -1);

    public static Dual operator -(Dual x) => Tape.Of(-x.Value, x, -1);

    public static Dual operator *(Dual x, Dual y) => Tape.Of(x.Value * y.Value, x, y.Value, y, x.Value);

    public static Dual operator /(Dual x, Dual y) => Tape.Of(x.Value / y.Value, x, 1 / y.Value, y, -x.Value / y.Value / y.Value);

    public static Dual Exp(Dual x)
    {
        var value = Math.Exp(x.Value);
        return Tape.Of(value, x, value);
    }

    public static Dual Log(Dual x) => Tape.Of(Math.Log(x.Value), x, 1 / x.Value);

    /// <summary>log(1 + x).</summary>
    public static Dual Log1p(Dual x) => Tape.Of(SpecialFunctions.Log1p(x.Value), x, 1 / (1 + x.Value));

    /// <summary>log Γ(x).</summary>
    public static Dual LogGamma(Dual x) => Tape.Of(SpecialFunctions.LogGamma(x.Value), x, SpecialFunctions.Digamma(x.Value));

    /// <summary>log Γ(x) less Stirling's formula.</summary>
    public static Dual LogGammaRemainder(Dual x) =>
        Tape.Of(SpecialFunctions.LogGammaRemainder(x.Value), x, SpecialFunctions.DigammaRemainder(x.Value));

    public static Dual Sqrt(Dual x)
    {
        var value = Math.Sqrt(x.Value);
        return Tape.Of(value, x, 0.5 / value);
    }

    public static Dual Tanh(Dual x)
    {
        var value = Math.Tanh(x.Value);
        return Tape.Of(value, x, 1 - (value * value));
    }

    public static Dual Sigmoid(Dual x) =>
        Tape.Of(SpecialFunctions.Sigmoid(x.Value), x, SpecialFunctions.Sigmoid(x.Value) * SpecialFunctions.Sigmoid(-x.Value));

    /// <summary>log(1 + eˣ).</summary>
    public static Dual Softplus(Dual x) => Tape.Of(SpecialFunctions.Softplus(x.Value), x, SpecialFunctions.Sigmoid(x.Value));

    /// <summary>eˣ − 1.</summary>
    public static Dual Expm1(Dual x) => Tape.Of(SpecialFunctions.Expm1(x.Value), x, Math.Exp(x.Value));

    /// <summary>eˣ − x − 1.</summary>
    public static Dual ExpMinusLinear(Dual x) => Tape.Of(SpecialFunctions.ExpMinusLinear(x.Value), x, SpecialFunctions.Expm1(x.Value));

    /// <summary>The normal distribution function Φ.</summary>
    public static Dual NormalCumulative(Dual x) =>
        Tape.Of(NormalDistribution.Cumulative(x.Value), x, Math.Exp((-0.5 * x.Value * x.Value) - NormalDistribution.HalfLogTwoPi));

    /// <summary>The normal density φ.</summary>
    public static Dual NormalDensity(Dual x)
    {
        var value = Math.Exp((-0.5 * x.Value * x.Value) - NormalDistribution.HalfLogTwoPi);
        return Tape.Of(value, x, -x.Value * value);
    }
}
