using DiffSharp;

namespace FunctionalVae.Diff.Tests;

/// <summary>Each element-wise formula and its derivative against float64, at 0 and far from it too.</summary>
public sealed class FormulaTests
{
    private static readonly float[] Points =
    [
        .. new[] { 0, 1e-9, 1e-4, 0.01, 0.3, 0.999, 1, 1.001, 3, 10, 16, 17, 18, 30, 60, 88, 100, 1000 }.SelectMany(x =>
            new[] { (float)x, (float)-x }
        ),
    ];

    private static readonly Dictionary<
        string,
        (Func<Tensor, Tensor> Formula, Func<double, double> Value, Func<double, double> Slope)
    > Formulas = new(StringComparer.Ordinal)
    {
        ["relu"] = (DiffOps.Relu, x => Math.Max(x, 0), x => x > 0 ? 1 : 0),
        ["leaky relu"] = (DiffOps.LeakyRelu, x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0.01),
        ["tanh"] = (DiffOps.Tanh, Math.Tanh, x => 1 / (Math.Cosh(x) * Math.Cosh(x))),
        ["sigmoid"] = (DiffOps.Sigmoid, SpecialFunctions.Sigmoid, SigmoidSlope),
        ["softplus"] = (DiffOps.Softplus, SpecialFunctions.Softplus, SpecialFunctions.Sigmoid),
        ["silu"] = (DiffOps.Silu, x => x * SpecialFunctions.Sigmoid(x), x => SpecialFunctions.Sigmoid(x) + (x * SigmoidSlope(x))),
        ["elu"] = (DiffOps.Elu, x => x > 0 ? x : SpecialFunctions.Expm1(x), x => x > 0 ? 1 : Math.Exp(x)),
        ["cross-entropy of 0"] = (l => CrossEntropy(l, 0), l => -SpecialFunctions.Softplus(l), l => -SpecialFunctions.Sigmoid(l)),
        ["cross-entropy of 1"] = (l => CrossEntropy(l, 1), l => -SpecialFunctions.Softplus(-l), l => SpecialFunctions.Sigmoid(-l)),
        ["half divergence"] = (
            Divergence,
            l => 0.5 * SpecialFunctions.ExpMinusLinear(Clamped(l)),
            l => Math.Abs(l) <= 30 ? 0.5 * SpecialFunctions.Expm1(l) : 0
        ),
    };

    public static TheoryData<string, string> All => DiffZoo.Each(Formulas.Keys);

    [SkippableTheory]
    [MemberData(nameof(All))]
    public void A_formula_and_its_derivative_keep_their_digits(string name, string backend)
    {
        DiffZoo.Require(backend);
        var (formula, value, slope) = Formulas[name];
        var x = DiffPlace.Open("cpu", backend).Of(Points, Points.Length, 1).reverseDiff(null, null);
        var y = formula(x);
        y.sum(null).reverse(null, null);
        foreach (var (point, actual, derivative) in Points.Zip(DiffValues(y), DiffValues(x.derivative)))
        {
            Close(value(point), actual, scale: 1e-30, $"{name}({point})");
            // A derivative that is what is left of 1 is known to a rounding of that.
            Close(slope(point), derivative, scale: 0.2, $"{name}′({point})");
        }
    }

    [SkippableTheory]
    [InlineData(DiffZoo.Reference)]
    [InlineData(DiffZoo.Torch)]
    public void Without_a_prior_there_is_no_divergence_whatever_the_head(string backend)
    {
        DiffZoo.Require(backend);
        var head = DiffPlace.Open("cpu", backend).Of([1, float.PositiveInfinity, float.NaN, 2, 3, 4], 3, 2);
        var kl = DiffOps.NoKl(head);
        Assert.Equal([0, 0, 0], DiffValues(kl));
        Assert.Equal((head.device, head.dtype, head.backend), (kl.device, kl.dtype, kl.backend));
    }

    // A few roundings of the value itself.
    private static void Close(double expected, double actual, double scale, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 6e-7 * Math.Max(scale, Math.Abs(expected)), $"{what}: {actual} instead of {expected}");

    private static float[] DiffValues(Tensor tensor) => tensor.noDiff().view([tensor.nelement]).toArray1D<float>();

    private static Tensor CrossEntropy(Tensor logits, float x) =>
        DiffOps.LogitCrossEntropy(logits, logits.noDiff().onesLike(null, null, null, null) * x);

    private static Tensor Divergence(Tensor logVariance)
    {
        var head = Tensor.cat([logVariance * 0.0, logVariance], Microsoft.FSharp.Core.FSharpOption<int>.Some(1));
        return DiffOps.StandardNormalKl(DiffOps.ClampLogVariance(head, 30));
    }

    private static double Clamped(double l) => Math.Clamp(l, -30, 30);

    private static double SigmoidSlope(double x) => SpecialFunctions.Sigmoid(x) * SpecialFunctions.Sigmoid(-x);
}
