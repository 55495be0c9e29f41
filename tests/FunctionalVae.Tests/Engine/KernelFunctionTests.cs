using System.Globalization;
using System.Numerics;
using FunctionalVae.Engine;
using Xunit.Abstractions;

namespace FunctionalVae.Tests.Engine;

/// <summary>
/// The elementary functions of the kernels against float64: every binade of floats, and every float where FVAE_EXHAUSTIVE=1 is set.
/// </summary>
public sealed class KernelFunctionTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. KernelFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stated_error_holds_for_all_floats(string name)
    {
        var function = KernelFunction.Named(name);
        var worst = WorstError.Of(function);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {worst.Relative:0.00e+0} at {worst.RelativeAt:R}; small ones {worst.Units:0.00} units at {worst.UnitsAt:R}"
            )
        );
        Assert.True(worst.Relative <= function.Bound, $"{name} at {worst.RelativeAt:R}: {worst.Relative:R} off, relatively");
        Assert.True(worst.Units <= function.UnitsBound, $"{name} at {worst.UnitsAt:R}: {worst.Units:R} units off");
    }

    public static TheoryData<string, string> RefutedForms =>
        new()
        {
            { "Expm1", "eˣ − 1" },
            { "Log1pUnit", "log(1 + u)" },
            { "Log1p", "log(1 + u)" },
            { "LogGamma", "Stirling's formula" },
            { "LogGammaRemainder", "log Γ(x) − Stirling's formula" },
            { "DigammaRemainder", "ψ(x) − log x + 1/(2x)" },
            { "ExpMinusLinear", "eˡ − l − 1" },
            { "ExpMinusLinearProduct", "eˡ − l − 1" },
            { "ExpMinusLinear", "expm1 l − l" },
            { "Softplus", "log(1 + eˣ)" },
            { "Sigmoid", "1 / (1 + e^−x) with eˣ that stops at −87.3" },
            { "Bernoulli loss of 1", "softplus l − l·x" },
            { "Bernoulli slope of 1", "sigmoid l − x" },
        };

    [Theory]
    [MemberData(nameof(RefutedForms))]
    public void A_textbook_form_is_seen_to_break_it(string name, string form)
    {
        var function = KernelFunction.Named(name);
        var worst = WorstError.Of(function.By(Refuted(form)));
        Assert.True(worst.Relative > 100 * function.Bound || worst.Units > 100, $"{form} passes for {name}: {worst}");
    }

    [Fact]
    public void The_textbook_Kullback_Leibler_divergence_is_seen_to_be_zero_and_negative()
    {
        var small = Floats.Parts().SelectMany(part => part()).Where(l => Math.Abs(l) is > 1e-4f and < 1e-3f).ToArray();
        Assert.Contains(small, l => -0.5f * (1 + l - MathF.Exp(l)) == 0);
        Assert.Contains(small, l => 0.5f * (MathF.Exp(l) - l - 1) < 0);
        Assert.All(small, l => Assert.True(ExpMinusLinear(l) > 0));
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0f, -1f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    [InlineData(0f, 1f, 0f, 0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.MinValue, 0f, -1f, float.MaxValue)]
    [InlineData(float.Epsilon, 1f, float.Epsilon, 0f)]
    [InlineData(-float.Epsilon, 1f, -float.Epsilon, 0f)]
    public void Infinities_NaN_and_zeros(float x, float exp, float expm1, float expMinusLinear)
    {
        Assert.Equal(exp, Simd.Exp(new(x))[0]);
        Assert.Equal(expm1, Simd.Expm1(new(x))[0]);
        Assert.Equal(expMinusLinear, (float)ExpMinusLinear(x));
    }

    [Theory]
    [InlineData(float.NegativeInfinity, float.NaN, float.NaN, float.NaN, float.NaN)]
    [InlineData(-1f, float.NaN, float.NegativeInfinity, float.NaN, float.NaN)]
    [InlineData(-float.Epsilon, float.NaN, -float.Epsilon, float.NaN, float.NaN)]
    [InlineData(0f, float.NegativeInfinity, 0f, float.PositiveInfinity, float.NegativeInfinity)]
    [InlineData(1f, 0f, 0.6931472f, 0f, -0.5772157f)]
    [InlineData(2f, 0.6931472f, 1.0986123f, 0f, 0.4227843f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Ends_of_logarithms_and_gamma_functions(float x, float log, float log1p, float logGamma, float digamma)
    {
        Assert.Equal(log, Simd.Log(new(x))[0]);
        Assert.Equal(log1p, Simd.Log1p(new(x))[0], Math.Abs(log1p) is > 0 and < 10 ? 2e-7f * Math.Abs(log1p) : 0);
        Assert.Equal(logGamma, Simd.LogGamma(new(x))[0]);
        Assert.Equal(digamma, Simd.Digamma(new(x))[0], float.IsFinite(digamma) ? 1e-7f : 0);
        var (remainder, slope) = (Simd.LogGammaRemainder(new(x))[0], Simd.DigammaRemainder(new(x))[0]);
        Assert.Equal(
            float.IsNaN(logGamma) || float.IsFinite(x) && x > 0,
            float.IsNaN(remainder) || (remainder > 0 && float.IsFinite(remainder))
        );
        Assert.Equal(float.IsNaN(logGamma), float.IsNaN(remainder) && float.IsNaN(slope));
        if (float.IsPositiveInfinity(x))
        {
            Assert.Equal((0f, 0f), (remainder, slope));
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0f, 0f, -1f)]
    [InlineData(float.PositiveInfinity, 1f, float.PositiveInfinity, 1f)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Infinities_and_NaN_of_the_activations(float x, float sigmoid, float softplus, float tanh)
    {
        Assert.Equal(sigmoid, Simd.Sigmoid(new(x))[0]);
        Assert.Equal(sigmoid, Simd.Normal(new(x)).Cumulative[0]);
        Assert.Equal(softplus, Simd.Softplus(new(x))[0]);
        Assert.Equal(tanh, Simd.Tanh(new(x))[0]);
    }

    [Fact]
    public void A_difference_and_its_remainder_are_the_difference_exactly()
    {
        var (value, remainder) = Simd.Difference(new(30), new(-30.300001f));
        Assert.Equal(30 + (double)30.300001f, (double)value[0] + remainder[0]);
        Assert.NotEqual(0, remainder[0]);
    }

    [Fact]
    public void Every_machine_has_the_same_bits()
    {
        // Made of operations that IEEE 754 rounds in one way: with vectors of 128, 256 or 512 bits, fused or emulated.
        var hash = 0UL;
        foreach (var function in KernelFunction.All)
        {
            for (var i = -2000; i <= 2000; i++)
            {
                var (left, right) = function.Kernel(new(i * 0.05f));
                hash = (hash * 31) + BitConverter.SingleToUInt32Bits(left[0]);
                hash = (hash * 31) + BitConverter.SingleToUInt32Bits(right[Vector<float>.Count - 1]);
            }
        }

        Assert.Equal(10376284574948365235UL, hash);
    }

    private static double ExpMinusLinear(float l)
    {
        var (left, right) = Simd.ExpMinusLinear(new(l));
        return (double)left[0] * right[0];
    }

    private static Func<Vector<float>, Vector<float>> Refuted(string form) =>
        form switch
        {
            "eˣ − 1" => Each(x => MathF.Exp(x) - 1),
            "log(1 + u)" => Each(u => MathF.Log(1 + u)),
            "Stirling's formula" => Each(x => ((x - 0.5f) * MathF.Log(x)) - x + 0.9189385f),
            "log Γ(x) − Stirling's formula" => x => Simd.LogGamma(x) - Each(y => ((y - 0.5f) * MathF.Log(y)) - y + 0.9189385f)(x),
            "ψ(x) − log x + 1/(2x)" => x => Simd.Digamma(x) - Each(y => MathF.Log(y) - (0.5f / y))(x),
            "eˡ − l − 1" => Each(l => MathF.Exp(l) - l - 1),
            "expm1 l − l" => l => Simd.Expm1(l) - l,
            "log(1 + eˣ)" => Each(x => MathF.Log(1 + MathF.Exp(x))),
            "1 / (1 + e^−x) with eˣ that stops at −87.3" => Each(x => 1 / (1 + MathF.Exp(Math.Min(-x, 87.3f)))),
            "softplus l − l·x" => l => Simd.Softplus(l) - l,
            "sigmoid l − x" => l => Simd.Sigmoid(l) - Vector<float>.One,
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
        };

    private static Func<Vector<float>, Vector<float>> Each(Func<float, float> function) =>
        x =>
        {
            var values = new float[Vector<float>.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = function(x[i]);
            }

            return new(values);
        };
}
