using System.Numerics;
using FunctionalVae.Engine;

namespace FunctionalVae.Tests.Engine;

/// <summary>An elementary function of the kernels, its float64 counterpart, and the errors that its documentation states.</summary>
/// <param name="Name">What docs/numerics.md calls it.</param>
/// <param name="Kernel">The function; its value is the product of the two.</param>
/// <param name="Exact">The same in float64.</param>
/// <param name="Bound">The stated relative error.</param>
/// <param name="UnitsBound">The stated absolute error below <paramref name="Smallest"/>, in units of 2⁻¹⁴⁹ where that is 2⁻¹²⁶.</param>
/// <param name="From">The least argument.</param>
/// <param name="To">The greatest argument.</param>
/// <param name="Smallest">The smallest value that keeps its relative error: 2⁻¹²⁶ unless stated.</param>
internal sealed record KernelFunction(
    string Name,
    Func<Vector<float>, (Vector<float> Left, Vector<float> Right)> Kernel,
    Func<double, double> Exact,
    double Bound,
    double UnitsBound = 0,
    float From = float.MinValue,
    float To = float.MaxValue,
    double Smallest = KernelFunction.SmallestNormal
)
{
    /// <summary>2⁻¹²⁶.</summary>
    public const double SmallestNormal = 1.1754943508222875e-38;

    private static readonly Vector<float> One = Vector<float>.One;

    /// <summary>All functions with a stated error.</summary>
    public static IReadOnlyList<KernelFunction> All { get; } =
    [
        Of("Exp", Simd.Exp, Math.Exp, 1e-7, 1),
        Of("Expm1", Simd.Expm1, SpecialFunctions.Expm1, 1.5e-7, 0.5),
        Of("Log1pUnit", Simd.Log1pUnit, SpecialFunctions.Log1p, 2e-7, 0.5) with
        {
            From = 0,
            To = 1,
        },
        Of("Log", Simd.Log, Math.Log, 1e-7, 0) with
        {
            From = float.Epsilon,
        },
        Of("Log1p", Simd.Log1p, SpecialFunctions.Log1p, 1e-7, 0.5) with
        {
            From = -0.99999994f,
        },
        Of("LogGamma", Simd.LogGamma, SpecialFunctions.LogGamma, 5e-7, 0) with
        {
            From = float.Epsilon,
        },
        Of("Digamma", Simd.Digamma, SpecialFunctions.Digamma, 2.5e-7, 0) with
        {
            From = float.Epsilon,
        },
        Of("LogGammaRemainder", Simd.LogGammaRemainder, SpecialFunctions.LogGammaRemainder, 1e-6, 1) with
        {
            From = float.Epsilon,
        },
        Of("DigammaRemainder", Simd.DigammaRemainder, SpecialFunctions.DigammaRemainder, 1e-6, 2) with
        {
            From = float.Epsilon,
        },
        // eˡ − l − 1 is ½l² near 0: 2⁻²⁵³ at the smallest normal l.
        new("ExpMinusLinear", Simd.ExpMinusLinear, SpecialFunctions.ExpMinusLinear, 3e-7, 2, Smallest: 6.9089348440755557e-77),
        Of("ExpMinusLinearProduct", Simd.ExpMinusLinearProduct, SpecialFunctions.ExpMinusLinear, 3e-7, 1),
        Of("Sigmoid", Simd.Sigmoid, SpecialFunctions.Sigmoid, 2.5e-7, 1),
        Of("Softplus", Simd.Softplus, SpecialFunctions.Softplus, 2.5e-7, 1),
        Of("Tanh", Simd.Tanh, Math.Tanh, 2.5e-7, 0.5),
        Of("Normal cumulative", x => Simd.Normal(x).Cumulative, NormalDistribution.Cumulative, 6e-7, 3),
        Of("Normal density", x => Simd.Normal(x).Density, x => Math.Exp((-0.5 * x * x) - NormalDistribution.HalfLogTwoPi), 2.5e-7, 2),
        // Below −87 what is multiplied by x is subnormal.
        Of("Mish", x => MishKernel.Value.Apply(new FloatsUsual(x)).Value, x => x * Math.Tanh(SpecialFunctions.Softplus(x)), 4e-7, 1) with
        {
            Smallest = 128 * SmallestNormal,
        },
        Of("Hardswish", x => HardswishKernel.Value.Apply(new FloatsUsual(x)).Value, x => x * Math.Clamp(x + 3, 0, 6) / 6, 2e-7, 1),
        Of(
            "Bernoulli loss of 0",
            l => CrossEntropyKernel.Loss(new FloatsUsual(l), FloatsUsual.Zero).Value,
            SpecialFunctions.Softplus,
            2.5e-7,
            1
        ),
        Of(
            "Bernoulli loss of 1",
            l => CrossEntropyKernel.Loss(new FloatsUsual(l), FloatsUsual.One).Value,
            l => SpecialFunctions.Softplus(-l),
            2.5e-7,
            1
        ),
        Of(
            "Bernoulli slope of 0",
            l => CrossEntropyKernel.Slope(new FloatsUsual(l), FloatsUsual.Zero).Value,
            SpecialFunctions.Sigmoid,
            2.5e-7,
            1
        ),
        Of(
            "Bernoulli slope of 1",
            l => CrossEntropyKernel.Slope(new FloatsUsual(l), FloatsUsual.One).Value,
            l => -SpecialFunctions.Sigmoid(-l),
            2.5e-7,
            1
        ),
    ];

    /// <summary>The function of this name.</summary>
    public static KernelFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>Another way to compute the same values.</summary>
    public KernelFunction By(Func<Vector<float>, Vector<float>> kernel) => this with { Kernel = x => (kernel(x), One) };

    private static KernelFunction Of(
        string name,
        Func<Vector<float>, Vector<float>> kernel,
        Func<double, double> exact,
        double bound,
        double units
    ) => new(name, x => (kernel(x), One), exact, bound, units);
}
