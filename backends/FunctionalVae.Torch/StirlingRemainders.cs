using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// What Stirling's formula leaves of log Γ and ψ (DLMF 5.11), which torch has no function for: over 4 the asymptotic series, below by
/// Γ(x + 1) = x·Γ(x). A branch that is not taken gets numbers that spoil neither its value nor its gradient.
/// </summary>
internal static class StirlingRemainders
{
    private const int Steps = 4;

    /// <summary>log Γ(x) − [(x − ½) log x − x + ½ log 2π].</summary>
    public static Tensor OfLogGamma(Tensor x) =>
        Shifted(
            x,
            y => TorchScalars.Plus(TorchScalars.Plus(y, 0.5) * LogOfNext(y), -1),
            y =>
            {
                var s = y.reciprocal();
                return s * Series(s * s, 1.0 / 12, -1.0 / 360, 1.0 / 1260);
            }
        );

    /// <summary>ψ(x) − [log x − 1/(2x)].</summary>
    public static Tensor OfDigamma(Tensor x) =>
        Shifted(
            x,
            y => LogOfNext(y) - TorchScalars.Times(TorchScalars.Sum(y.reciprocal(), TorchScalars.Plus(y, 1).reciprocal()), 0.5),
            y =>
            {
                var s = y.reciprocal();
                var q = s * s;
                return q * Series(q, -1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240);
            }
        );

    private static Tensor Shifted(Tensor x, Func<Tensor, Tensor> step, Func<Tensor, Tensor> far)
    {
        var (bound, zero) = (TorchFunctions.Number(Steps, x), TorchFunctions.Number(0, x));
        var isNear = x.lt(bound);
        var near = where(isNear, x, bound);
        var sum = step(near);
        for (var k = 1; k < Steps; k++)
        {
            sum = TorchScalars.Sum(sum, step(TorchScalars.Plus(near, k)));
        }

        return TorchScalars.Sum(where(isNear, sum, zero), far(where(isNear, TorchScalars.Plus(x, Steps), x)));
    }

    private static Tensor LogOfNext(Tensor y) => y.reciprocal().log1p();

    private static Tensor Series(Tensor q, params double[] terms)
    {
        var sum = TorchFunctions.Number(terms[^1], q);
        for (var i = terms.Length - 2; i >= 0; i--)
        {
            sum = TorchScalars.Plus(sum * q, terms[i]);
        }

        return sum;
    }
}
