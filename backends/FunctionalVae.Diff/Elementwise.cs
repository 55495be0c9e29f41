using DiffSharp;
using DiffSharp.Backends;
using Microsoft.FSharp.Core;

namespace FunctionalVae.Diff;

/// <summary>
/// Functions that lose their digits or their derivative at 0 when composed of DiffSharp's, or whose derivative throws there for what is not a
/// number (that of its ReLU asks for the sign): each states value and derivative, both made of tensor operations, by <c>Tensor.Op</c>.
/// </summary>
internal static class Elementwise
{
    private const double Slope = 0.01;

    private static readonly FSharpFunc<Tensor, Tensor> ExpMinusLinearOp = Tensor.Op(
        new Unary("expMinusLinear", ExpMinusLinearValue, (x, value) => value + x)
    );

    private static readonly FSharpFunc<Tensor, Tensor> SoftplusOp = Tensor.Op(
        new Unary("softplus", x => x.relu() + Log1pExpMinus(x.abs()), (x, _) => x.sigmoid())
    );

    private static readonly FSharpFunc<Tensor, Tensor> EluOp = Tensor.Op(
        new Unary("elu", x => x.relu() + Expm1(x.neg().relu().neg()), (x, _) => x.neg().relu().neg().exp())
    );

    private static readonly FSharpFunc<Tensor, Tensor> ReluOp = Tensor.Op(new Unary("relu", x => x.relu(), (x, _) => IsPositive(x)));

    private static readonly FSharpFunc<Tensor, Tensor> LeakyReluOp = Tensor.Op(
        new Unary("leakyRelu", x => x.relu() - (x.neg().relu() * Slope), (x, _) => (IsPositive(x) * (1 - Slope)) + Slope)
    );

    private static readonly FSharpFunc<Tensor, Tensor> SigmoidOp = Tensor.Op(
        new Unary("sigmoid", x => x.sigmoid(), (x, value) => value * x.neg().sigmoid())
    );

    private static readonly FSharpFunc<Tensor, Tensor> AbsOp = Tensor.Op(
        new Unary("abs", x => x.abs(), (x, _) => IsPositive(x) - IsPositive(x.neg()))
    );

    private static readonly FSharpFunc<Tuple<Tensor, Tensor>, Tensor> LogitCrossEntropyOp = Tensor.Op(new LogitCrossEntropyOperation());

    /// <summary>e^x − x − 1, to its last digits near 0; never negative.</summary>
    public static Tensor ExpMinusLinear(Tensor x) => ExpMinusLinearOp.Invoke(x);

    /// <summary>log(1 + e^x).</summary>
    public static Tensor Softplus(Tensor x) => SoftplusOp.Invoke(x);

    /// <summary>x where it is positive, otherwise e^x − 1.</summary>
    public static Tensor Elu(Tensor x) => EluOp.Invoke(x);

    /// <summary>max(x, 0).</summary>
    public static Tensor Relu(Tensor x) => ReluOp.Invoke(x);

    /// <summary>1 / (1 + e^−x).</summary>
    public static Tensor Sigmoid(Tensor x) => SigmoidOp.Invoke(x);

    /// <summary>x where it is positive, otherwise 0.01·x.</summary>
    public static Tensor LeakyRelu(Tensor x) => LeakyReluOp.Invoke(x);

    /// <summary>x·l − softplus(l).</summary>
    public static Tensor LogitCrossEntropy(Tensor logits, Tensor x) => LogitCrossEntropyOp.Invoke(Tuple.Create(logits, x));

    /// <summary>x within bounds; its derivative is 0 at a bound and beyond.</summary>
    public static Tensor Clamp(Tensor x, double least, double most) =>
        Tensor
            .Op(
                new Unary(
                    "clamp",
                    x => x.clamp(FSharpOption<IConvertible>.Some(least), FSharpOption<IConvertible>.Some(most)),
                    (x, _) => IsPositive(x - least) * IsPositive(x.neg() + most)
                )
            )
            .Invoke(x);

    /// <summary>|x|, with derivative 0 at 0.</summary>
    public static Tensor Abs(Tensor x) => AbsOp.Invoke(x);

    private static Tensor IsPositive(Tensor x) => Is(x.gt(x.zerosLike(null, null, null, null)), x);

    // 1 where it is so, and 0.
    private static Tensor Is(Tensor condition, Tensor like) => condition.cast(like.dtype);

    // Outside ±1 little cancels.
    private static Tensor ExpMinusLinearValue(Tensor x)
    {
        var (isSmall, near) = Series(x);
        return (isSmall * near) + ((1.0 - isSmall) * (x.exp() - x - 1.0));
    }

    private static Tensor Expm1(Tensor x)
    {
        var (isSmall, near) = Series(x);
        return (isSmall * (near + x)) + ((1.0 - isSmall) * (x.exp() - 1.0));
    }

    // Where |x| < 1, and there e^x − x − 1 by Taylor: x²(1/2! + x/3! + … + x⁸/10!).
    private static (Tensor IsSmall, Tensor Value) Series(Tensor x)
    {
        var near = x.clamp(FSharpOption<IConvertible>.Some(-1.0), FSharpOption<IConvertible>.Some(1.0));
        var coefficient = 1.0 / 362880;
        var polynomial = (near * (coefficient / 10)) + coefficient;
        for (var n = 9; n > 2; n--)
        {
            coefficient *= n;
            polynomial = (polynomial * near) + coefficient;
        }

        return (Is(x.abs().lt(x.onesLike(null, null, null, null)), x), near * near * polynomial);
    }

    // log(1 + y) of y = e^−x in (0, 1]: what rounding takes from 1 + y is made up by the factor y / ((1 + y) − 1) (Kahan).
    private static Tensor Log1pExpMinus(Tensor x)
    {
        var y = x.neg().exp();
        var sum = y + 1.0;
        var rounded = sum - 1.0;
        var isLost = Is(rounded.eq(rounded.zerosLike(null, null, null, null)), x);
        return (sum.log() + isLost) * y / (rounded + isLost);
    }

    private sealed class Unary(string name, Func<Tensor, Tensor> value, Func<Tensor, Tensor, Tensor> derivative) : UnaryOpElementwise(name)
    {
        public override RawTensor fRaw(RawTensor a) => value(Tensor.ofRawTensor(a)).primalRaw;

        public override Tensor dfda(Tensor a, Tensor f) => derivative(a, f);
    }

    // x·l − max(l, 0) is exact for binary x; what is left of softplus is small.
    private sealed class LogitCrossEntropyOperation() : BinaryOpElementwise("logitCrossEntropy")
    {
        public override RawTensor fRaw(RawTensor a, RawTensor b)
        {
            var (logits, x) = (Tensor.ofRawTensor(a), Tensor.ofRawTensor(b));
            return ((x * logits) - logits.relu() - Log1pExpMinus(logits.abs())).primalRaw;
        }

        public override Tensor dfda(Tensor a, Tensor b, Tensor f) => b - a.sigmoid();

        public override Tensor dfdb(Tensor a, Tensor b, Tensor f) => a;
    }
}
