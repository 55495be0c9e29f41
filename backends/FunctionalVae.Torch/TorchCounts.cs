using static TorchSharp.torch;

namespace FunctionalVae.Torch;

/// <summary>
/// Log-masses of counts, in the forms of the specification's formulas that keep their digits. A branch that is not taken gets numbers that spoil
/// neither its value nor its gradient.
/// </summary>
public static class TorchCounts
{
    private const double Bound = 16;

    /// <summary>log p(x) of Poisson counts at the logarithms of their rates, element by element.</summary>
    public static Tensor Poisson(Tensor x, Tensor logMean, params Tensor[] numbers)
    {
        var (isNone, count, log) = Parts(x, logMean);
        var ratio = log - count.log();
        return where(isNone, log.exp().neg(), AtCount(count) - (count * TorchFunctions.ExpMinusLinear(ratio)));
    }

    /// <summary>log p(x) of negative binomial counts at the logarithms of their means, with a dispersion, element by element.</summary>
    public static Tensor NegativeBinomial(Tensor x, Tensor logMean, params Tensor[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var (isNone, count, log) = Parts(x, logMean);
        // One for each value, however many there are of the trained ones.
        var dispersion = TorchScalars.Sum(numbers[0], TorchFunctions.Number(0, count));
        var r = dispersion.reciprocal();
        var ratio = log - count.log();
        var isFew = count.lt(r);
        var (u, e) = (where(isFew, count, r), where(isFew, ratio, ratio.neg()));
        var sum = TorchScalars.Sum(count, r);
        var deviance = (sum * (u / sum * e.expm1()).log1p()) - (u * e);
        var some =
            AtCount(count)
            - TorchScalars.Times((dispersion * count).log1p(), 0.5)
            - (TorchFunctions.LogGammaRemainder(r) - TorchFunctions.LogGammaRemainder(sum))
            - deviance;
        return where(isNone, (dispersion * log.exp()).log1p().neg() / dispersion, some);
    }

    // Where x is 0, x with 1 in its place, and the logarithm of the mean within its bounds.
    private static (Tensor IsNone, Tensor Count, Tensor Log) Parts(Tensor x, Tensor logMean)
    {
        var isNone = x.lt(TorchFunctions.Number(0.5, x));
        return (isNone, where(isNone, TorchFunctions.Number(1, x), x), TorchFunctions.Clamp(logMean, -Bound, Bound));
    }

    // log p(x) of a Poisson with mean x.
    private static Tensor AtCount(Tensor count) =>
        TorchScalars.Times(TorchScalars.Times(count, 2 * Math.PI).log(), -0.5) - TorchFunctions.LogGammaRemainder(count);
}
