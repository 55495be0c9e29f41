namespace FunctionalVae.Formulas;

/// <summary>
/// A number computed from named numbers by known functions: what a kernel does to each element. It is written once; the engine's kernels, the
/// interpreter and the text for other backends are made of it. Nothing contracts or reorders it: a fused multiply-add is one that is written.
/// </summary>
internal abstract record Formula
{
    private protected Formula() { }

    /// <summary>A number of the specification; in a kernel the float32 nearest to it.</summary>
    public static implicit operator Formula(double value) => new Number(value);

    public static Formula operator +(Formula x, Formula y) =>
        x.Is(0) ? y
        : y.Is(0) ? x
        : ScalarFunctions.Add.Of(x, y);

    public static Formula operator -(Formula x, Formula y) =>
        y.Is(0) ? x
        : x.Is(0) ? -y
        : ScalarFunctions.Subtract.Of(x, y);

    public static Formula operator *(Formula x, Formula y) =>
        x.Is(0) || y.Is(0) ? 0
        : x.Is(1) ? y
        : y.Is(1) ? x
        : ScalarFunctions.Multiply.Of(x, y);

    public static Formula operator /(Formula x, Formula y) =>
        x.Is(0) ? 0
        : y.Is(1) ? x
        : ScalarFunctions.Divide.Of(x, y);

    public static Formula operator -(Formula x) => x is Number number ? -number.Value : ScalarFunctions.Negate.Of(x);

    /// <summary>a·b + c, rounded once.</summary>
    public static Formula FusedMultiplyAdd(Formula a, Formula b, Formula c) => ScalarFunctions.FusedMultiplyAdd.Of(a, b, c);

    /// <summary><paramref name="yes"/> where left &lt; right, otherwise <paramref name="no"/>. Both are computed: neither may spoil the other.</summary>
    public static Formula SelectLess(Formula left, Formula right, Formula yes, Formula no) =>
        yes == no ? yes : ScalarFunctions.SelectLess.Of(left, right, yes, no);

    /// <summary>x within bounds; its derivative is 0 at a bound and beyond.</summary>
    public static Formula Clamp(Formula x, double least, double most) => ScalarFunctions.Clamp.Of(x, least, most);

    /// <summary>|x|, with derivative 0 at 0.</summary>
    public static Formula Abs(Formula x) => ScalarFunctions.Abs.Of(x);

    /// <summary>max(x, 0), with derivative 0 at 0.</summary>
    public static Formula Rectify(Formula x) => ScalarFunctions.Rectify.Of(x);

    /// <summary>The square root.</summary>
    public static Formula SquareRoot(Formula x) => ScalarFunctions.SquareRoot.Of(x);

    /// <summary>The natural logarithm.</summary>
    public static Formula Log(Formula x) => ScalarFunctions.Log.Of(x);

    /// <summary>log(1 + x).</summary>
    public static Formula Log1p(Formula x) => ScalarFunctions.Log1p.Of(x);

    /// <summary>log Γ(x), of a positive x.</summary>
    public static Formula LogGamma(Formula x) => ScalarFunctions.LogGamma.Of(x);

    /// <summary>ψ(x), the derivative of log Γ, of a positive x.</summary>
    public static Formula Digamma(Formula x) => ScalarFunctions.Digamma.Of(x);

    /// <summary>log Γ(x) − [(x − ½) log x − x + ½ log 2π], of a positive x.</summary>
    public static Formula LogGammaRemainder(Formula x) => ScalarFunctions.LogGammaRemainder.Of(x);

    /// <summary>ψ(x) − [log x − 1/(2x)], the derivative of that.</summary>
    public static Formula DigammaRemainder(Formula x) => ScalarFunctions.DigammaRemainder.Of(x);

    /// <summary>eˣ.</summary>
    public static Formula Exp(Formula x) => ScalarFunctions.Exp.Of(x);

    /// <summary>eˣ − 1.</summary>
    public static Formula Expm1(Formula x) => ScalarFunctions.Expm1.Of(x);

    /// <summary>eˣ − x − 1.</summary>
    public static Formula ExpMinusLinear(Formula x) => ScalarFunctions.ExpMinusLinear.Of(x);

    /// <summary>1 / (1 + e^−x).</summary>
    public static Formula Sigmoid(Formula x) => ScalarFunctions.Sigmoid.Of(x);

    /// <summary>log(1 + eˣ).</summary>
    public static Formula Softplus(Formula x) => ScalarFunctions.Softplus.Of(x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Formula Tanh(Formula x) => ScalarFunctions.Tanh.Of(x);

    /// <summary>The normal distribution function Φ.</summary>
    public static Formula NormalCumulative(Formula x) => ScalarFunctions.NormalCumulative.Of(x);

    /// <summary>The normal density φ.</summary>
    public static Formula NormalDensity(Formula x) => ScalarFunctions.NormalDensity.Of(x);

    /// <summary>Whether the variable occurs in it.</summary>
    public bool Reads(Variable variable) =>
        this switch
        {
            Variable own => own == variable,
            Call call => call.Arguments.Any(argument => argument.Reads(variable)),
            _ => false,
        };

    /// <summary>The functions that occur in it.</summary>
    public IEnumerable<ScalarFunction> Functions =>
        this is Call call ? call.Arguments.SelectMany(argument => argument.Functions).Prepend(call.Function) : [];

    /// <summary>The derivative with respect to a variable, by what each function states of its own.</summary>
    public Formula Derivative(Variable variable) =>
        this switch
        {
            Variable own => own == variable ? 1 : 0,
            Call call => call.Reads(variable)
                ? call.Function.Differentiate(call, ValueList.From(call.Arguments.Select(argument => argument.Derivative(variable))))
                : 0,
            _ => 0,
        };

    /// <summary>The formula as mathematics: <c>x · tanh(softplus(x))</c>.</summary>
    public sealed override string ToString() =>
        this switch
        {
            Variable own => own.Name,
            Number own => Text(own.Value),
            Call own => own.Function.Text(own.Arguments),
            _ => throw new NotSupportedException(),
        };

    private static string Text(double value) =>
        value < 0 ? $"(−{SpecText.Literal(-value).TrimEnd('d')})" : SpecText.Literal(value).TrimEnd('d');

    private bool Is(double value) => this is Number number && number.Value == value;

    /// <summary>A number that is given for each element.</summary>
    /// <param name="Name">Its name, an identifier.</param>
    public sealed record Variable(string Name) : Formula;

    /// <summary>A number that is the same for all.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(double Value) : Formula;

    /// <summary>A function of other numbers.</summary>
    /// <param name="Function">The function.</param>
    /// <param name="Arguments">Its arguments.</param>
    public sealed record Call(ScalarFunction Function, ValueList<Formula> Arguments) : Formula;
}
