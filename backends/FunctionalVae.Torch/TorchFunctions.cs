using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>The functions that formulas are made of, over tensors of torch, with the derivatives that the specification's functions have.</summary>
public static class TorchFunctions
{
    /// <summary>A tensor as <paramref name="like"/>, all <paramref name="value"/>.</summary>
    public static Tensor Number(double value, Tensor like) => TorchScalars.Plus(zeros_like(like, null, null, false), value);

    /// <summary>x + y.</summary>
    public static Tensor Add(Tensor x, Tensor y) => TorchScalars.Sum(x, y);

    /// <summary>x + y.</summary>
    public static Tensor Add(Tensor x, double y) => TorchScalars.Plus(x, y);

    /// <summary>x + y.</summary>
    public static Tensor Add(double x, Tensor y) => TorchScalars.Plus(y, x);

    /// <summary>x − y.</summary>
    public static Tensor Subtract(Tensor x, Tensor y) => x - y;

    /// <summary>x − y.</summary>
    public static Tensor Subtract(Tensor x, double y) => TorchScalars.Plus(x, -y);

    /// <summary>x − y.</summary>
    public static Tensor Subtract(double x, Tensor y) => TorchScalars.Plus(y.neg(), x);

    /// <summary>x · y.</summary>
    public static Tensor Multiply(Tensor x, Tensor y) => x * y;

    /// <summary>x · y.</summary>
    public static Tensor Multiply(Tensor x, double y) => TorchScalars.Times(x, y);

    /// <summary>x · y.</summary>
    public static Tensor Multiply(double x, Tensor y) => TorchScalars.Times(y, x);

    /// <summary>x / y.</summary>
    public static Tensor Divide(Tensor x, Tensor y) => x / y;

    /// <summary>x / y.</summary>
    public static Tensor Divide(Tensor x, double y) => TorchScalars.Times(x, 1 / y);

    /// <summary>x / y.</summary>
    public static Tensor Divide(double x, Tensor y) => TorchScalars.Times(y.reciprocal(), x);

    /// <summary>−x.</summary>
    public static Tensor Negate(Tensor x) => x.neg();

    /// <summary>a · b + c.</summary>
    public static Tensor FusedMultiplyAdd(Tensor a, Tensor b, Tensor c) => TorchScalars.Sum(a * b, c);

    /// <summary><paramref name="yes"/> where left &lt; right, otherwise <paramref name="no"/>.</summary>
    public static Tensor SelectLess(Tensor left, Tensor right, Tensor yes, Tensor no) => where(left.lt(right), yes, no);

    /// <summary>x within bounds; its derivative is 0 at a bound and beyond, where that of torch's own is 1 at a bound.</summary>
    public static Tensor Clamp(Tensor x, double least, double most)
    {
        var bounded = TorchScalars.Clamp(x, least, most).detach();
        var (bottom, top) = (Number(least, bounded), Number(most, bounded));
        return where(bottom.lt(x).logical_and(x.lt(top)), x, bounded);
    }

    /// <summary>|x|, with derivative 0 at 0.</summary>
    public static Tensor Abs(Tensor x) => x.abs();

    /// <summary>max(x, 0), with derivative 0 at 0.</summary>
    public static Tensor Rectify(Tensor x) => nn.functional.relu(x);

    /// <summary>The square root.</summary>
    public static Tensor SquareRoot(Tensor x) => x.sqrt();

    /// <summary>The natural logarithm.</summary>
    public static Tensor Log(Tensor x) => x.log();

    /// <summary>log(1 + x).</summary>
    public static Tensor Log1p(Tensor x) => x.log1p();

    /// <summary>log Γ(x), of a positive x.</summary>
    public static Tensor LogGamma(Tensor x) => x.lgamma();

    /// <summary>ψ(x), the derivative of log Γ, of a positive x.</summary>
    public static Tensor Digamma(Tensor x) => x.digamma();

    /// <summary>log Γ(x) − [(x − ½) log x − x + ½ log 2π], of a positive x.</summary>
    public static Tensor LogGammaRemainder(Tensor x) => StirlingRemainders.OfLogGamma(x);

    /// <summary>ψ(x) − [log x − 1/(2x)], the derivative of that.</summary>
    public static Tensor DigammaRemainder(Tensor x) => StirlingRemainders.OfDigamma(x);

    /// <summary>eˣ.</summary>
    public static Tensor Exp(Tensor x) => x.exp();

    /// <summary>eˣ − 1.</summary>
    public static Tensor Expm1(Tensor x) => x.expm1();

    /// <summary>eˣ − x − 1.</summary>
    public static Tensor ExpMinusLinear(Tensor x) => x.expm1() - x;

    /// <summary>1 / (1 + e^−x).</summary>
    public static Tensor Sigmoid(Tensor x) => x.sigmoid();

    /// <summary>log(1 + eˣ).</summary>
    public static Tensor Softplus(Tensor x) => nn.functional.softplus(x);

    /// <summary>tanh x.</summary>
    public static Tensor Tanh(Tensor x) => x.tanh();

    /// <summary>The normal distribution function Φ.</summary>
    public static Tensor NormalCumulative(Tensor x) => TorchScalars.Times(TorchScalars.Times(x, -SqrtHalf).erfc(), 0.5);

    /// <summary>The normal density φ.</summary>
    public static Tensor NormalDensity(Tensor x) => TorchScalars.Times(TorchScalars.Times(x * x, -0.5).exp(), SqrtHalfOverPi);

    private const double SqrtHalf = 0.70710678118654752;

    private const double SqrtHalfOverPi = 0.39894228040143268;
}
