using FunctionalVae.Formulas;
using FunctionalVae.Graphs;
using static FunctionalVae.Formulas.Formula;

namespace FunctionalVae;

/// <summary>What masses of counts have in common: formulas of a count x and the logarithm of its mean, which the head gives.</summary>
internal static class CountFormulas
{
    /// <summary>The logarithm of the mean, as the head gives it.</summary>
    public static Formula.Variable LogMean { get; } = new("logMean");

    private static Formula Bounded { get; } = Clamp(LogMean, -MeanOfLog.Bound, MeanOfLog.Bound);

    /// <summary>The mean.</summary>
    public static Formula Mean { get; } = Exp(Bounded);

    /// <summary>x; 1 in place of 0, whose logarithm would spoil what is computed beside it.</summary>
    public static Formula Count { get; } = WhereNone(1, ValueDensity.X);

    /// <summary>log(mean / x), for x ≥ 1.</summary>
    public static Formula LogRatio { get; } = Bounded - Log(Count);

    /// <summary>log p(x) under a Poisson with mean x, for x ≥ 1: x log x − x − log x!, of which Stirling's formula leaves −½ log 2πx and a remainder.</summary>
    public static Formula LogMassAtCount { get; } = (-0.5 * Log(2 * Math.PI * Count)) - LogGammaRemainder(Count);

    /// <summary>One formula where x is 0, another where it is more.</summary>
    public static Formula WhereNone(Formula none, Formula some) => SelectLess(ValueDensity.X, 0.5, none, some);

    /// <summary>A derivative by the head's value, which has none at a bound and beyond.</summary>
    public static Formula WithinBounds(Formula derivative) => SelectLess(Abs(LogMean), MeanOfLog.Bound, derivative, 0);
}
