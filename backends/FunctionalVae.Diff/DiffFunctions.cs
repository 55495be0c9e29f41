using DiffSharp;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff;

/// <summary>The functions that formulas are made of, over tensors of DiffSharp, with the derivatives that the specification's functions have.</summary>
public static class DiffFunctions
{
    private const double SqrtHalfOverPi = 0.39894228040143268;

    /// <summary>A tensor as <paramref name="like"/>, all <paramref name="value"/>.</summary>
    public static Tensor Number(double value, Tensor like) => like.zerosLike(null, null, null, null) + value;

    /// <summary>x + y.</summary>
    public static Tensor Add(Tensor x, Tensor y) => x + y;

    /// <summary>x + y.</summary>
    public static Tensor Add(Tensor x, double y) => x + y;

    /// <summary>x + y.</summary>
    public static Tensor Add(double x, Tensor y) => y + x;

    /// <summary>x − y.</summary>
    public static Tensor Subtract(Tensor x, Tensor y) => x - y;

    /// <summary>x − y.</summary>
    public static Tensor Subtract(Tensor x, double y) => x - y;

    /// <summary>x − y.</summary>
    public static Tensor Subtract(double x, Tensor y) => y.neg() + x;

    /// <summary>x · y.</summary>
    public static Tensor Multiply(Tensor x, Tensor y) => x * y;

    /// <summary>x · y.</summary>
    public static Tensor Multiply(Tensor x, double y) => x * y;

    /// <summary>x · y.</summary>
    public static Tensor Multiply(double x, Tensor y) => y * x;

    /// <summary>x / y.</summary>
    public static Tensor Divide(Tensor x, Tensor y) => x / y;

    /// <summary>x / y.</summary>
    public static Tensor Divide(Tensor x, double y) => x / y;

    /// <summary>x / y.</summary>
    public static Tensor Divide(double x, Tensor y) => Number(x, y) / y;

    /// <summary>−x.</summary>
    public static Tensor Negate(Tensor x) => x.neg();

    /// <summary>a · b + c.</summary>
    public static Tensor FusedMultiplyAdd(Tensor a, Tensor b, Tensor c) => (a * b) + c;

    /// <summary>x within bounds; its derivative is 0 at a bound and beyond.</summary>
    public static Tensor Clamp(Tensor x, double least, double most) => Elementwise.Clamp(x, least, most);

    /// <summary>|x|, with derivative 0 at 0.</summary>
    public static Tensor Abs(Tensor x) => Elementwise.Abs(x);

    /// <summary>max(x, 0), with derivative 0 at 0.</summary>
    public static Tensor Rectify(Tensor x) => Elementwise.Relu(x);

    /// <summary>The square root.</summary>
    public static Tensor SquareRoot(Tensor x) => x.sqrt();

    /// <summary>The natural logarithm.</summary>
    public static Tensor Log(Tensor x) => x.log();

    /// <summary>eˣ.</summary>
    public static Tensor Exp(Tensor x) => x.exp();

    /// <summary>eˣ − 1.</summary>
    public static Tensor Expm1(Tensor x) => Elementwise.ExpMinusLinear(x) + x;

    /// <summary>eˣ − x − 1.</summary>
    public static Tensor ExpMinusLinear(Tensor x) => Elementwise.ExpMinusLinear(x);

    /// <summary>1 / (1 + e^−x).</summary>
    public static Tensor Sigmoid(Tensor x) => Elementwise.Sigmoid(x);

    /// <summary>log(1 + eˣ).</summary>
    public static Tensor Softplus(Tensor x) => Elementwise.Softplus(x);

    /// <summary>tanh x.</summary>
    public static Tensor Tanh(Tensor x) => x.tanh();

    /// <summary>The normal density φ.</summary>
    public static Tensor NormalDensity(Tensor x) => (x * x * -0.5).exp() * SqrtHalfOverPi;
}
